const gutter = () => (stageWidth < 560 ? 60 : 104);
const axisHeight = 26;
const font = (size, weight = 400) => `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;

function drawAll() {
  ctx.clearRect(0, 0, stageWidth, stageHeight);
  drawAxis();
  let top = axisHeight;
  for (const lane of lanes) {
    ctx.fillStyle = colours.lane;
    ctx.fillRect(gutter(), top + 2, stageWidth - gutter(), lane.height - 4);
    drawLabel(lane, top);
    ctx.save();
    ctx.beginPath();
    ctx.rect(gutter(), top, stageWidth - gutter(), lane.height);
    ctx.clip();
    lane.draw(top, lane.height, lane);
    ctx.restore();
    top += lane.height;
  }
  const x = xOf(playhead);
  if (x >= gutter()) {
    ctx.fillStyle = colours.accent;
    ctx.fillRect(x - 0.75, axisHeight - 8, 1.5, stageHeight);
  }
}

function drawLabel(lane, top) {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colours.muted;
  ctx.font = font(11, 600);
  const names = lane.of ?? [];
  const first = top + lane.height / 2 - names.length * 6.5;
  ctx.fillText(lane.name, 10, names.length ? first : top + lane.height / 2, gutter() - 14);
  ctx.font = font(10);
  names.forEach((name, i) => {
    ctx.fillStyle = colours[`curve-${i}`];
    ctx.fillText(name.replace("Mouth", "").replace(/Left$/, ""), 10, first + (i + 1) * 13, gutter() - 14);
  });
}

function drawAxis() {
  const wanted = 90 / pixelsPerSample() / rate;
  const unit = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60].find((u) => u >= wanted) ?? 120;
  ctx.font = font(11);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (let t = Math.ceil(view.start / rate / unit) * unit; t * rate <= view.end; t += unit) {
    const x = xOf(t * rate);
    ctx.fillStyle = colours.grid;
    ctx.fillRect(x, axisHeight, 1, stageHeight);
    ctx.fillStyle = colours.muted;
    ctx.fillText(unit < 1 ? t.toFixed(unit < 0.1 ? 2 : 1) : t.toFixed(0), x, axisHeight / 2);
  }
}

function drawWave(top, height) {
  const middle = top + height / 2;
  const scale = (height / 2 - 4) / loudest;
  ctx.fillStyle = colours.assistant;
  for (let x = gutter(); x < stageWidth; x++) {
    const from = Math.max(0, Math.floor(sampleAt(x) / plot.peakStepSamples));
    const to = Math.min(peaks.length / 2, Math.max(from + 1, Math.ceil(sampleAt(x + 1) / plot.peakStepSamples)));
    let [low, high] = [0, 0];
    for (let i = from; i < to; i++) {
      low = Math.min(low, peaks[2 * i]);
      high = Math.max(high, peaks[2 * i + 1]);
    }
    ctx.fillRect(x, middle - high * scale, 1, Math.max(1, (high - low) * scale));
  }
}

function drawRibbon(top, height) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = font(12, 600);
  for (const { viseme, start, end } of stretches) {
    const [x0, x1] = [xOf(start * step), xOf(end * step)];
    if (x1 < gutter() || x0 > stageWidth) {
      continue;
    }
    const name = plot.visemeNames[viseme];
    ctx.fillStyle = colourOf(name, 0.85);
    ctx.fillRect(x0, top + 4, Math.max(1, x1 - x0 - 1), height - 8);
    if (x1 - x0 > ctx.measureText(name).width + 4) {
      ctx.fillStyle = name in hues ? "#fff" : colours.faint;
      ctx.fillText(name, (Math.max(x0, gutter()) + Math.min(x1, stageWidth)) / 2, top + height / 2 + 0.5);
    }
  }
}

/** All weights on top of each other: what is missing to the full height is silence. */
function drawWeights(top, height) {
  const x0 = Math.max(gutter(), 0);
  for (let x = x0; x < stageWidth; x++) {
    const sample = sampleAt(x);
    if (sample < 0 || sample >= duration) continue;
    const frame = frameAt(sample);
    let y = top + height - 4;
    for (let i = 1; i < visemeCount; i++) {
      const size = (Math.max(0, visemes[frame * visemeCount + i]) / 127) * (height - 8);
      if (size > 0.2) {
        ctx.fillStyle = colourOf(plot.visemeNames[i]);
        ctx.fillRect(x, y - size, 1, size);
        y -= size;
      }
    }
  }
}

function drawCurves(top, height, lane) {
  const yOf = lane.isSigned
    ? (value) => top + height / 2 - value * signedScale * (height / 2 - 5)
    : (value) => top + height - 5 - value * (height - 10);
  ctx.fillStyle = colours.line;
  ctx.fillRect(gutter(), Math.round(yOf(0)), stageWidth - gutter(), 1);
  lane.of.forEach((name, i) => {
    ctx.strokeStyle = colours[`curve-${i}`];
    ctx.lineWidth = 1.6;
    ctx.beginPath();
    const last = Math.min(frameCount - 1, Math.ceil(view.end / step) + 1);
    for (let frame = Math.max(0, Math.floor(view.start / step) - 1); frame <= last; frame++) {
      ctx.lineTo(xOf(frame * step), yOf(curve(name, frame)));
    }
    ctx.stroke();
  });
}

const loudest = peaks.reduce((most, value) => Math.max(most, Math.abs(value)), 8);

// Heads turn little in speech: the lane shows the largest turn there is.
const signedScale = (() => {
  let most = 0.1;
  for (const name of ["HeadYaw", "HeadPitch", "HeadRoll"]) {
    for (let frame = 0; frame < frameCount; frame++) most = Math.max(most, Math.abs(curve(name, frame)));
  }
  return 1 / most;
})();
