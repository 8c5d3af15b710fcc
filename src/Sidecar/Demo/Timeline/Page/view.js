const canvas = document.getElementById("canvas");
const overview = document.getElementById("overview");
const ctx = canvas.getContext("2d");
const shortestView = rate / 50;

const view = { start: 0, end: duration };
let stageWidth = 0;
let stageHeight = 0;
let playhead = 0;
let pointerX = null;
let frameRequested = false;

const pixelsPerSample = () => (stageWidth - gutter()) / (view.end - view.start);
const xOf = (sample) => gutter() + (sample - view.start) * pixelsPerSample();
const sampleAt = (x) => view.start + (x - gutter()) / pixelsPerSample();

function redraw() {
  if (!frameRequested) {
    frameRequested = true;
    requestAnimationFrame(() => {
      frameRequested = false;
      drawAll();
      drawOverview();
    });
  }
}

function resize() {
  const scale = window.devicePixelRatio || 1;
  stageWidth = canvas.parentElement.clientWidth;
  stageHeight = layOut();
  canvas.style.height = `${stageHeight}px`;
  canvas.width = Math.round(stageWidth * scale);
  canvas.height = Math.round(stageHeight * scale);
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  overview.width = Math.round(stageWidth * scale);
  overview.height = Math.round(44 * scale);
  overview.getContext("2d").setTransform(scale, 0, 0, scale, 0, 0);
  redraw();
}

function show(start, end) {
  const length = Math.min(duration, Math.max(shortestView, end - start));
  view.start = Math.max(0, Math.min(start, duration - length));
  view.end = view.start + length;
  redraw();
}

function zoom(factor, around = (view.start + view.end) / 2) {
  const length = Math.min(duration, Math.max(shortestView, (view.end - view.start) * factor));
  const share = (around - view.start) / (view.end - view.start);
  show(around - share * length, around - share * length + length);
}

const pan = (samples) => show(view.start + samples, view.end + samples);
const fit = () => show(0, duration);

function showTurn(index) {
  const turn = run.report.turns[index];
  if (!turn) {
    return;
  }
  const next = run.report.turns[index + 1];
  const start = ((turn.userSpeechStartMs ?? 0) - 400) * (rate / 1000);
  const end = next?.userSpeechStartMs ? (next.userSpeechStartMs + (turn.interrupted ? 900 : 200)) * (rate / 1000) : duration;
  show(start, end);
}

function seek(sample) {
  playhead = Math.max(0, Math.min(duration, sample));
  setPlayerPosition(playhead);
  updateClock();
  redraw();
}

function drawOverview() {
  const g = overview.getContext("2d");
  const [left, width, height] = [gutter(), stageWidth - gutter(), 44];
  const x = (sample) => left + (sample / duration) * width;
  g.clearRect(0, 0, stageWidth, height);
  for (const [peaks, colour, y] of [[userPeaks, colours.user, 13], [heardPeaks, colours.assistant, 31]]) {
    g.fillStyle = colour;
    const perPixel = peaks.length / 2 / width;
    for (let i = 0; i < width; i++) {
      let high = 0;
      for (let at = Math.floor(i * perPixel); at < (i + 1) * perPixel; at++) {
        high = Math.max(high, peaks[2 * at + 1] ?? 0);
      }
      const size = (high / 127) * gain * 18;
      if (size > 0.3) {
        g.fillRect(left + i, y - size / 2, 1, size);
      }
    }
  }
  g.fillStyle = colours.flush;
  for (const utterance of run.utterances.filter((u) => u.flush)) {
    g.fillRect(x(utterance.flush.stopped), 0, 1.5, height);
  }
  g.fillStyle = colours.panel;
  g.globalAlpha = 0.65;
  g.fillRect(left, 0, x(view.start) - left, height);
  g.fillRect(x(view.end), 0, stageWidth - x(view.end), height);
  g.globalAlpha = 1;
  g.strokeStyle = colours.accent;
  g.lineWidth = 1.5;
  g.strokeRect(x(view.start) + 0.75, 0.75, Math.max(3, x(view.end) - x(view.start) - 1.5), height - 1.5);
  g.fillStyle = colours.accent;
  g.fillRect(x(playhead), 0, 1.5, height);
}

const pointers = new Map();
let dragged = 0;

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
    pan(sideways / pixelsPerSample());
  } else {
    zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY * 0.0025))), sampleAt(event.offsetX));
  }
}, { passive: false });

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, { x: event.offsetX });
  dragged = 0;
});

canvas.addEventListener("pointermove", (event) => {
  const pointer = pointers.get(event.pointerId);
  pointerX = event.offsetX < gutter() ? null : event.offsetX;
  if (pointer && pointers.size === 1) {
    dragged += Math.abs(event.offsetX - pointer.x);
    if (dragged > 3) {
      canvas.classList.add("dragging");
      pan((pointer.x - event.offsetX) / pixelsPerSample());
    }
    pointer.x = event.offsetX;
  } else if (pointer && pointers.size === 2) {
    const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
    const before = Math.abs(pointer.x - other.x);
    pointer.x = event.offsetX;
    dragged = 99;
    zoom(Math.max(before, 10) / Math.max(Math.abs(pointer.x - other.x), 10), sampleAt((pointer.x + other.x) / 2));
  }
  dragged > 3 && pointers.size > 0 ? hideTooltip() : showTooltip(event.offsetX, event.offsetY);
  redraw();
});

function releasePointer(event) {
  if (pointers.delete(event.pointerId) && dragged <= 3 && event.type === "pointerup" && event.offsetX >= gutter()) {
    seek(sampleAt(event.offsetX));
  }
  canvas.classList.remove("dragging");
}

canvas.addEventListener("pointerup", releasePointer);
canvas.addEventListener("pointercancel", releasePointer);
canvas.addEventListener("pointerleave", () => {
  pointerX = null;
  hideTooltip();
  redraw();
});

overview.addEventListener("pointerdown", (event) => {
  overview.setPointerCapture(event.pointerId);
  centreOverview(event);
});
overview.addEventListener("pointermove", (event) => event.buttons && centreOverview(event));

function centreOverview(event) {
  const centre = ((event.offsetX - gutter()) / (stageWidth - gutter())) * duration;
  pan(centre - (view.start + view.end) / 2);
}

const keys = {
  ArrowLeft: () => pan((view.start - view.end) * 0.15),
  ArrowRight: () => pan((view.end - view.start) * 0.15),
  ArrowUp: () => zoom(0.7, around()),
  ArrowDown: () => zoom(1 / 0.7, around()),
  "+": () => zoom(0.7, around()),
  "-": () => zoom(1 / 0.7, around()),
  Home: () => pan(-duration),
  End: () => pan(duration),
  0: fit,
  f: fit,
  " ": () => togglePlay(),
};

/** Zooming by keys keeps the playhead in place when it is in view. */
const around = () => (playhead >= view.start && playhead <= view.end && playhead > 0 ? playhead : undefined);

document.addEventListener("keydown", (event) => {
  const isOnControl = event.target.closest?.("button, a, .scroll");
  if (event.ctrlKey || event.metaKey || event.altKey || (isOnControl && [" ", "Enter"].includes(event.key))) {
    return;
  }
  if (/^[1-9]$/.test(event.key)) {
    showTurn(Number(event.key) - 1);
  } else if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
