const gutter = () => (stageWidth < 640 ? 0 : 136);
const font = (size, weight = 400) => `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;

/** Every lane from top to bottom; `top` is filled in by layOut. */
const lanes = [
  { id: "ruler", label: "", height: 28, draw: drawRuler },
  { id: "state", label: "state", height: 30, draw: drawStates },
  { id: "user", label: "you", height: 92, colour: "user", draw: drawUser },
  { id: "userWords", label: "", height: 40, draw: (lane) => drawCaptions(lane, true) },
  { id: "latency", label: "to first audio", height: 32, colour: "latency", draw: drawLatencies },
  { id: "heard", label: "assistant, heard", height: 92, colour: "assistant", draw: drawHeard },
  { id: "heardWords", label: "", height: 40, draw: (lane) => drawCaptions(lane, false) },
  { id: "unheard", label: "never heard", height: 54, colour: "unheard", draw: drawUnheard },
  { id: "face", label: "face", height: 112, draw: drawFace },
].filter((lane) => (lane.id !== "unheard" || unheard.length > 0) && (lane.id !== "face" || curves.length > 0));

/** What can be pointed at, collected while drawing: { x0, x1, y0, y1, title, rows }. */
let targets = [];

function layOut() {
  let top = 0;
  for (const lane of lanes) {
    lane.top = top;
    top += lane.height;
  }
  return top + 6;
}

const laneOf = (id) => lanes.find((lane) => lane.id === id);
const middle = (lane) => lane.top + lane.height / 2;

function addTarget(x0, x1, lane, title, rows, priority = 1) {
  targets.push({ x0: Math.min(x0, x1) - 2, x1: Math.max(x0, x1) + 2, y0: lane.top, y1: lane.top + lane.height, title, rows, priority });
}

function drawAll() {
  const g = ctx;
  targets = [];
  g.clearRect(0, 0, stageWidth, stageHeight);
  drawGrid();
  g.save();
  g.beginPath();
  g.rect(gutter(), 0, stageWidth - gutter(), stageHeight);
  g.clip();
  for (const lane of lanes) {
    lane.draw(lane);
  }
  drawDucks();
  drawFlushes();
  drawCursor();
  g.restore();
  drawLabels();
}

function tickStep() {
  const wanted = (100 / pixelsPerSample()) / rate;
  return [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120].find((s) => s >= wanted) ?? 300;
}

function eachTick(action) {
  const step = tickStep();
  for (let i = Math.ceil(view.start / rate / step); i * step * rate <= view.end; i++) {
    action(xOf(i * step * rate), i * step, step);
  }
}

function drawGrid() {
  ctx.fillStyle = colours.lane;
  for (const id of ["user", "heard", "face"]) {
    const lane = laneOf(id);
    if (lane) {
      ctx.fillRect(0, lane.top, stageWidth, lane.height);
    }
  }
  ctx.fillStyle = colours.grid;
  eachTick((x) => ctx.fillRect(Math.round(x), 28, 1, stageHeight));
}

function drawRuler(lane) {
  ctx.font = font(11);
  ctx.fillStyle = colours.muted;
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  eachTick((x, time, step) => {
    const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    const text = `${time.toFixed(digits)} s`;
    const half = ctx.measureText(text).width / 2 + 4;
    ctx.fillText(text, Math.min(Math.max(x, gutter() + half), stageWidth - half), middle(lane));
    ctx.fillRect(Math.round(x), lane.top + lane.height - 4, 1, 4);
  });
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, lane.top + lane.height - 1, stageWidth, 1);
}

function drawLabels() {
  const width = gutter();
  if (width > 0) {
    ctx.fillStyle = colours.panel;
    ctx.fillRect(0, 0, width, stageHeight);
    ctx.fillStyle = colours.line;
    ctx.fillRect(width - 1, 0, 1, stageHeight);
  }
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const lane of lanes) {
    ctx.font = font(12, lane.colour ? 600 : 500);
    ctx.fillStyle = lane.colour ? colours[lane.colour] : colours.muted;
    if (width > 0) {
      ctx.fillText(lane.label, 14, middle(lane));
    } else if (lane.label && lane.height > 50) {
      ctx.fillText(lane.label, 6, lane.top + 9);
    }
  }
  if (width > 0 && curves.length > 0) {
    drawCurveNames(laneOf("face"));
  }
}

function drawCurveNames(lane) {
  ctx.font = font(11);
  ctx.fillStyle = colours.panel;
  ctx.fillRect(10, middle(lane) - 10, 80, 20);
  curves.forEach((curve, i) => {
    ctx.fillStyle = colours[`curve-${i}`];
    ctx.fillText(fitted(curve.name, 94), 14, lane.top + 18 + i * 20);
  });
}

function roundedBlock(x0, x1, top, height, fill, radius = 4) {
  const width = Math.max(1, x1 - x0);
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.roundRect(x0, top, width, height, Math.min(radius, width / 2));
  ctx.fill();
}

/** The text, or as much of it as fits with an ellipsis. */
function fitted(text, width) {
  if (width < 10 || ctx.measureText(text).width <= width) {
    return width < 10 ? "" : text;
  }
  let low = 0;
  let high = text.length;
  while (low < high) {
    const at = (low + high + 1) >> 1;
    if (ctx.measureText(`${text.slice(0, at)}…`).width <= width) {
      low = at;
    } else {
      high = at - 1;
    }
  }
  return low > 1 ? `${text.slice(0, low).trimEnd()}…` : "";
}

/** A caption in two lines, broken at a blank. */
function twoLines(text, x0, x1, y) {
  const room = Math.min(x1, stageWidth) - Math.max(x0, gutter()) - 9;
  if (ctx.measureText(text).width <= room || room < 60) {
    blockText(text, x0, x1, y, colours.ink);
    return;
  }
  const words = text.split(" ");
  let first = words[0];
  let used = 1;
  while (used < words.length && ctx.measureText(`${first} ${words[used]}`).width <= room) {
    first += ` ${words[used++]}`;
  }
  blockText(first, x0, x1, y - 8, colours.ink);
  blockText(words.slice(used).join(" "), x0, x1, y + 8, colours.ink);
}

/** Text at the left of a block, kept inside the visible part of it. */
function blockText(text, x0, x1, y, colour) {
  const left = Math.max(x0, gutter()) + 5;
  ctx.fillStyle = colour;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(fitted(text, Math.min(x1, stageWidth) - left - 4), left, y);
}

function drawStates(lane) {
  ctx.font = font(11, 500);
  for (const span of run.states) {
    const [x0, x1] = [xOf(span.start), xOf(span.end)];
    if (x1 < gutter() || x0 > stageWidth) {
      continue;
    }
    const [soft, strong] = stateColours(span.state);
    roundedBlock(x0 + 0.5, x1 - 0.5, lane.top + 5, lane.height - 10, soft);
    blockText(stateName(span.state), x0, x1, middle(lane), strong);
    const rows = [["from", seconds(span.start)], ["for", milliseconds(ms(span.end - span.start))]];
    addTarget(x0, x1, lane, stateName(span.state), span.reason ? [...rows, ["why", span.reason]] : rows);
  }
}

/** Peaks from `first` (a sample index) on, one column per pixel. */
function drawWave(lane, peaks, first, colour, scale = 1) {
  const half = (lane.height / 2 - 5) * scale;
  const y = middle(lane);
  const step = run.peakStepSamples;
  const x0 = Math.max(gutter(), Math.floor(xOf(first)));
  const x1 = Math.min(stageWidth, Math.ceil(xOf(first + (peaks.length / 2) * step)));
  ctx.fillStyle = colour;
  for (let x = x0; x < x1; x++) {
    const from = Math.max(0, Math.floor((sampleAt(x) - first) / step));
    const to = Math.min(peaks.length / 2, Math.max(from + 1, Math.ceil((sampleAt(x + 1) - first) / step)));
    let low = 0;
    let high = 0;
    for (let i = from; i < to; i++) {
      low = Math.min(low, peaks[2 * i]);
      high = Math.max(high, peaks[2 * i + 1]);
    }
    if (high - low > 1) {
      ctx.fillRect(x, y - (high / 127) * half * gain, 1, Math.max(1, ((high - low) / 127) * half * gain));
    }
  }
  ctx.globalAlpha = 0.35;
  ctx.fillRect(x0, y, Math.max(0, x1 - x0), 1);
  ctx.globalAlpha = 1;
}

const loudest = Math.max(...[heardPeaks, userPeaks].map((peaks) => peaks.reduce((a, b) => Math.max(a, Math.abs(b)), 1)));
const gain = Math.min(4, 120 / loudest);

function drawUser(lane) {
  for (const [i, span] of run.userSpeech.entries()) {
    const [x0, x1] = [xOf(span.start), xOf(span.end)];
    ctx.globalAlpha = 0.55;
    roundedBlock(x0, x1, lane.top + 3, lane.height - 6, colours["user-soft"]);
    ctx.globalAlpha = 1;
    addTarget(x0, x1, lane, "you speak", [
      ["first voiced sample", seconds(span.start)],
      ["last voiced sample", seconds(span.end)],
      ["length", milliseconds(ms(span.end - span.start))],
    ], 0);
  }
  drawWave(lane, userPeaks, 0, colours.user);
  for (const [i, span] of run.states.entries()) {
    if (span.state === "user_speaking") {
      drawSpeechEvent(lane, span.start, "speech started");
      drawSpeechEvent(lane, span.end, "speech stopped");
    }
  }
}

function drawSpeechEvent(lane, sample, title) {
  const x = Math.round(xOf(sample)) + 0.5;
  const y = lane.top + lane.height - 3;
  ctx.strokeStyle = colours.user;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x, lane.top + 3);
  ctx.lineTo(x, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = colours.user;
  ctx.beginPath();
  ctx.moveTo(x - 4, y + 3);
  ctx.lineTo(x + 4, y + 3);
  ctx.lineTo(x, y - 4);
  ctx.fill();
  addTarget(x - 3, x + 3, lane, title, [["state change arrived", seconds(sample)]], 3);
}

function drawCaptions(lane, isUser) {
  ctx.font = font(11.5);
  const [soft] = [colours[isUser ? "user-soft" : "assistant-soft"]];
  for (const caption of run.captions.filter((c) => c.isUser === isUser && c.words.length > 0)) {
    const first = caption.words[0].start;
    const last = caption.words.at(-1).end;
    const [x0, x1] = [xOf(first), xOf(last)];
    if (x1 < gutter() || x0 > stageWidth) {
      continue;
    }
    const room = (x1 - x0) / caption.words.length;
    if (room < 30) {
      roundedBlock(x0, x1, lane.top + 3, lane.height - 6, soft);
      twoLines(caption.text + (caption.isInterrupted ? " …" : ""), x0, x1, middle(lane));
      addTarget(x0, x1, lane, caption.text, captionRows(caption, first, last));
      continue;
    }
    for (const [i, word] of caption.words.entries()) {
      const [w0, w1] = [xOf(word.start), xOf(word.end)];
      roundedBlock(w0 + 0.5, Math.max(w0 + 2, w1 - 0.5), lane.top + 3, lane.height - 6, soft);
      ctx.fillStyle = colours.ink;
      blockText(word.text, w0, w1, middle(lane), colours.ink);
      addTarget(w0, w1, lane, word.text, [
        ["from", seconds(word.start)],
        ["for", milliseconds(ms(word.end - word.start))],
        ["timing", word.isMeasured ? "measured" : "estimated"],
      ], 2);
    }
  }
}

function captionRows(caption, first, last) {
  const rows = [["from", seconds(first)], ["for", milliseconds(ms(last - first))], ["words", caption.words.length]];
  return caption.isInterrupted ? [...rows, ["", "interrupted: this was heard"]] : rows;
}

function drawLatencies(lane) {
  ctx.font = font(12, 650);
  ctx.textBaseline = "middle";
  for (const mark of run.latencies) {
    const [x0, x1] = [xOf(mark.start), xOf(mark.end)];
    const y = Math.round(lane.top + lane.height - 8) + 0.5;
    ctx.strokeStyle = colours.latency;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x0, lane.top + 2);
    ctx.lineTo(x0, y);
    ctx.lineTo(x1, y);
    ctx.lineTo(x1, lane.top + lane.height);
    ctx.stroke();
    ctx.lineWidth = 1;
    const text = milliseconds(ms(mark.end - mark.start));
    const width = ctx.measureText(text).width;
    const left = x1 - x0 > width + 12 ? (x0 + x1 - width) / 2 : Math.max(x0 + 6, x1 + 6);
    ctx.fillStyle = colours.latency;
    ctx.textAlign = "left";
    ctx.fillText(text, left, x1 - x0 > width + 12 ? y - 10 : y - 4);
    addTarget(x0, Math.max(x1, left + width), lane, `turn ${mark.turn}: ${text} to the first audio`, [
      ["last voiced sample", seconds(mark.start)],
      ["first sample heard", seconds(mark.end)],
    ], 2);
  }
}

function drawHeard(lane) {
  for (const utterance of run.utterances) {
    const [x0, x1] = [xOf(utterance.start), xOf(utterance.end)];
    ctx.globalAlpha = 0.5;
    roundedBlock(x0, x1, lane.top + 3, lane.height - 6, colours["assistant-soft"]);
    ctx.globalAlpha = 1;
    addTarget(x0, x1, lane, `utterance ${utterance.id}`, [
      ["announced", seconds(utterance.announced)],
      ["first sample heard", seconds(utterance.start)],
      ["last sample heard", seconds(utterance.end)],
      ["heard", milliseconds(ms(utterance.heard), 1)],
    ], 0);
  }
  drawWave(lane, heardPeaks, 0, colours.assistant);
}

function drawUnheard(lane) {
  for (const [i, audio] of unheard.entries()) {
    // A later flush hides what is left of the one before.
    const next = unheard[i + 1] ? xOf(unheard[i + 1].start) - 2 : stageWidth;
    ctx.save();
    ctx.beginPath();
    ctx.rect(gutter(), lane.top, Math.max(0, next - gutter()), lane.height);
    ctx.clip();
    const [x0, x1] = [xOf(audio.start), xOf(audio.start + audio.samples)];
    const x2 = xOf(audio.start + audio.samples + audio.heldBackSamples);
    drawWave(lane, audio.peaks, audio.start, colours.unheard, 0.95);
    addTarget(x0, x1, lane, "received by the game, never heard", [
      ["utterance", audio.utteranceId],
      ["length", milliseconds(ms(audio.samples), 1)],
    ]);
    if (audio.heldBackSamples > 0) {
      ctx.strokeStyle = colours.unheard;
      ctx.setLineDash([4, 4]);
      ctx.strokeRect(Math.round(x1) + 0.5, lane.top + 14.5, x2 - x1 - 1, lane.height - 29);
      ctx.setLineDash([]);
      ctx.font = font(11);
      blockText(`${(audio.heldBackSamples / rate).toFixed(1)} s more, held back by the sidecar`, x1, Math.min(x2, next), middle(lane), colours.muted);
      addTarget(Math.min(x1, next), Math.min(x2, next), lane, "received by the sidecar, never sent to the game", [
        ["utterance", audio.utteranceId],
        ["length", milliseconds(ms(audio.heldBackSamples), 1)],
      ]);
    }
    ctx.restore();
  }
}

/** The curves fill the lane up to the next tenth above their highest value. */
const curveScale = Math.max(77, Math.ceil(Math.max(...curves.flatMap((c) => [c.values.reduce((a, b) => Math.max(a, b), 0)])) / 25.5) * 25.5);

function drawFace(lane) {
  const step = run.face.stepSamples;
  const top = lane.top + 7;
  const height = lane.height - 14;
  ctx.lineWidth = 1.4;
  curves.toReversed().forEach((curve, reversed) => {
    const i = curves.length - 1 - reversed;
    const first = Math.max(0, Math.floor(view.start / step) - 1);
    const last = Math.min(curve.values.length - 1, Math.ceil(view.end / step) + 1);
    ctx.beginPath();
    for (let at = first; at <= last; at++) {
      const y = top + height * (1 - curve.values[at] / curveScale);
      at === first ? ctx.moveTo(xOf(at * step), y) : ctx.lineTo(xOf(at * step), y);
    }
    ctx.strokeStyle = colours[`curve-${i}`];
    ctx.stroke();
    if (i === 0) {
      ctx.lineTo(xOf(last * step), top + height);
      ctx.lineTo(xOf(first * step), top + height);
      ctx.globalAlpha = 0.12;
      ctx.fillStyle = colours["curve-0"];
      ctx.fill();
      ctx.globalAlpha = 1;
    }
  });
  ctx.lineWidth = 1;
  ctx.font = font(10);
  ctx.fillStyle = colours.faint;
  ctx.textAlign = "right";
  ctx.fillText((curveScale / 255).toFixed(1), stageWidth - 4, top + 4);
}

/** The voice held while it was decided: from the duck to its resume or flush. */
function drawDucks() {
  const lane = laneOf("heard");
  for (const duck of run.ducks) {
    const [x0, x1] = [xOf(duck.start), xOf(duck.end)];
    const speech = duck.speech;
    ctx.globalAlpha = 0.3;
    roundedBlock(x0, x1, lane.top + 3, lane.height - 6, colours["thinking-soft"]);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colours.thinking;
    ctx.setLineDash([3, 3]);
    ctx.strokeRect(Math.round(x0) + 0.5, lane.top + 3.5, Math.max(1, x1 - x0 - 1), lane.height - 7);
    ctx.setLineDash([]);
    drawSpeechEvent(laneOf("user"), duck.start, duck.isHold ? "speech started: held" : "speech started: ducked");
    ctx.font = font(11, 600);
    ctx.textAlign = "left";
    const text = speech.resumed ? `${duck.isHold ? "held" : "ducked"}, goes on` : duck.isHold ? "held" : "ducked";
    if (x1 - x0 > ctx.measureText(text).width + 10) {
      blockText(text, x0, x1, middle(lane), colours.thinking);
    }
    const rows = [
      ["arrived", seconds(duck.start)],
      ["decided after", speech.decidedAfterSpeechStartedMs === null ? "–" : milliseconds(speech.decidedAfterSpeechStartedMs)],
      ["decision", speech.resumed ? `goes on: ${speech.reason}` : "interruption"],
    ];
    if (speech.silentAfterSpeechStartedMs !== null) {
      rows.push(["silent after", milliseconds(speech.silentAfterSpeechStartedMs, 1)]);
    }
    if (speech.heldAtSample !== null) {
      rows.push(["held at sample", speech.heldAtSample]);
    }
    if (speech.resumedAtSample !== null) {
      rows.push(["went on at sample", speech.resumedAtSample]);
    }
    addTarget(x0, x1, lane, `${speech.input || "speech"} into the answer`, rows, 3);
  }
}

function drawFlushes() {
  const heard = laneOf("heard");
  for (const utterance of run.utterances) {
    const flush = utterance.flush;
    if (!flush) {
      continue;
    }
    const x = Math.round(xOf(flush.stopped)) + 0.5;
    ctx.strokeStyle = colours.flush;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x, laneOf("user").top);
    ctx.lineTo(x, stageHeight - 6);
    ctx.stroke();
    ctx.lineWidth = 1;
    drawFlag(x, heard.top + 4, `flush, silent after ${shortMs(flush.stopAfterCauseMs)}`, colours.flush);
    addTarget(x - 4, x + 4, heard, `flush: ${flush.reason.replaceAll("_", " ")}`, [
      ["arrived", seconds(flush.arrived)],
      ["playback stopped", seconds(flush.stopped)],
      ["since its cause", milliseconds(flush.sinceCauseMs, 2)],
      ["cause to last audible sample", milliseconds(flush.stopAfterCauseMs, 1)],
    ], 4);
    if (flush.truncateAudioEndMs !== null) {
      drawTruncate(heard, utterance, flush);
    }
  }
}

function drawTruncate(lane, utterance, flush) {
  const x = Math.round(xOf(flush.truncateAt ?? utterance.end)) + 0.5;
  ctx.strokeStyle = colours.truncate;
  ctx.setLineDash([2, 2]);
  ctx.beginPath();
  ctx.moveTo(x, lane.top);
  ctx.lineTo(x, lane.top + lane.height);
  ctx.stroke();
  ctx.setLineDash([]);
  drawFlag(x, lane.top + lane.height - 20, `truncated at ${flush.truncateAudioEndMs} ms`, colours.truncate);
  addTarget(x - 4, x + 110, { top: lane.top + lane.height - 22, height: 20 }, "told to the provider: this much was heard", [
    ["audio_end_ms", flush.truncateAudioEndMs],
    ["heard", milliseconds(ms(utterance.heard), 1)],
  ], 4);
}

function drawFlag(x, top, text, colour) {
  ctx.font = font(11, 600);
  const width = ctx.measureText(text).width + 10;
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.roundRect(x, top, width, 17, [0, 4, 4, 0]);
  ctx.fill();
  ctx.fillStyle = colours.panel;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x + 5, top + 9);
}

function drawCursor() {
  if (pointerX !== null) {
    ctx.fillStyle = colours.faint;
    ctx.globalAlpha = 0.6;
    ctx.fillRect(Math.round(pointerX), 0, 1, stageHeight);
    ctx.globalAlpha = 1;
  }
  const x = xOf(playhead);
  ctx.fillStyle = colours.accent;
  ctx.fillRect(Math.round(x) - 0.5, 0, 2, stageHeight);
  ctx.beginPath();
  ctx.moveTo(x - 6, 0);
  ctx.lineTo(x + 7, 0);
  ctx.lineTo(x + 0.5, 9);
  ctx.fill();
}
