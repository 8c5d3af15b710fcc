const canvas = document.getElementById("canvas");
const faceCanvas = document.getElementById("face");
const audio = document.getElementById("audio");
const playButton = document.getElementById("play");
const ctx = canvas.getContext("2d");
const faceCtx = faceCanvas.getContext("2d");
const shortestView = rate / 20;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

const view = { start: 0, end: Math.min(duration, 12 * rate) };
let stageWidth = 0;
let stageHeight = 0;
let faceSize = 0;
let playhead = 0;
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
      faceCtx.clearRect(0, 0, faceSize, faceSize);
      drawFace(faceCtx, 0, 0, faceSize, faceAt(playhead));
      document.getElementById("clock").textContent = seconds(playhead);
      document.getElementById("viseme").textContent = plot.visemeNames[strongest[frameAt(playhead)] ?? 0];
    });
  }
}

function resize() {
  const scale = window.devicePixelRatio || 1;
  stageWidth = canvas.parentElement.clientWidth;
  stageHeight = axisHeight + lanes.reduce((sum, lane) => sum + lane.height, 6);
  canvas.style.height = `${stageHeight}px`;
  canvas.width = Math.round(stageWidth * scale);
  canvas.height = Math.round(stageHeight * scale);
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  faceSize = faceCanvas.clientWidth;
  faceCanvas.width = faceCanvas.height = Math.round(faceSize * scale);
  faceCtx.setTransform(scale, 0, 0, scale, 0, 0);
  redraw();
}

function show(start, end) {
  const length = Math.min(duration, Math.max(shortestView, end - start));
  view.start = Math.max(0, Math.min(start, duration - length));
  view.end = view.start + length;
  redraw();
}

function zoom(factor, around) {
  const isInView = playhead >= view.start && playhead <= view.end;
  const centre = around ?? (isInView ? playhead : (view.start + view.end) / 2);
  const length = Math.min(duration, Math.max(shortestView, (view.end - view.start) * factor));
  const share = (centre - view.start) / (view.end - view.start);
  show(centre - share * length, centre - share * length + length);
}

const pan = (samples) => show(view.start + samples, view.end + samples);
const fit = () => show(0, duration);

function seek(sample) {
  playhead = Math.max(0, Math.min(duration, sample));
  if (audio.readyState > 0) {
    audio.currentTime = playhead / rate;
  }
  redraw();
}

function togglePlay() {
  if (!audio.paused) {
    audio.pause();
    return;
  }
  if (playhead >= duration - rate / 20) {
    playhead = 0;
  }
  audio.currentTime = playhead / rate;
  audio.play();
}

function followAudio() {
  if (audio.paused) {
    return;
  }
  playhead = Math.min(duration, audio.currentTime * rate);
  const length = view.end - view.start;
  if (playhead < view.start || playhead > view.end - length * 0.05) {
    show(playhead - length * 0.1, playhead + length * 0.9);
  }
  redraw();
  requestAnimationFrame(followAudio);
}

function showPlayState() {
  playButton.firstElementChild.textContent = audio.paused ? "▶" : "❚❚";
  playButton.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
}

let pressedAt = null;
let dragged = 0;
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  [pressedAt, dragged] = [event.offsetX, 0];
});
canvas.addEventListener("pointermove", (event) => {
  if (pressedAt !== null) {
    dragged += Math.abs(event.offsetX - pressedAt);
    if (dragged > 3) {
      pan((pressedAt - event.offsetX) / pixelsPerSample());
    }
    pressedAt = event.offsetX;
  }
});
canvas.addEventListener("pointerup", (event) => {
  if (dragged <= 3 && event.offsetX >= gutter()) {
    seek(sampleAt(event.offsetX));
  }
  pressedAt = null;
});
canvas.addEventListener("pointercancel", () => (pressedAt = null));
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    pan((event.shiftKey ? event.deltaY : event.deltaX) / pixelsPerSample());
  } else {
    zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY * 0.0025))), sampleAt(event.offsetX));
  }
}, { passive: false });

const keys = {
  ArrowLeft: () => pan((view.start - view.end) * 0.15),
  ArrowRight: () => pan((view.end - view.start) * 0.15),
  ArrowUp: () => zoom(0.7),
  ArrowDown: () => zoom(1 / 0.7),
  ",": () => seek((frameAt(playhead) - 1) * step),
  ".": () => seek((frameAt(playhead) + 1) * step),
  Home: () => seek(0),
  0: fit,
  " ": togglePlay,
};
document.addEventListener("keydown", (event) => {
  const isOnControl = event.target.closest?.("button, select") && [" ", "Enter"].includes(event.key);
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !isOnControl && keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  readColours();
  redraw();
}

audio.src = URL.createObjectURL(new Blob([bytesOf(plot.wavBase64)], { type: "audio/wav" }));
audio.addEventListener("play", () => {
  showPlayState();
  followAudio();
});
audio.addEventListener("pause", showPlayState);
playButton.addEventListener("click", togglePlay);
document.getElementById("speed").addEventListener("change", (event) => (audio.playbackRate = Number(event.target.value)));
document.getElementById("theme").addEventListener("click", () =>
  applyTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
);
prefersDark.addEventListener("change", () => applyTheme(prefersDark.matches ? "dark" : "light"));
document.getElementById("zoom-in").addEventListener("click", () => zoom(0.6));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
document.getElementById("fit").addEventListener("click", fit);
window.addEventListener("resize", resize);

document.title = plot.title;
document.getElementById("title").textContent = plot.title;
const shown = plot.durationSamples < plot.speechSamples ? `the first ${seconds(duration, 0)} of ` : "";
document.getElementById("facts").textContent =
  `${shown}${seconds(plot.speechSamples, 1)} of speech · ${frameCount} frames, 60 per second`;
applyTheme(prefersDark.matches ? "dark" : "light");
resize();

// plot.html#12.5-16@13 shows these seconds, with the face of the one behind the @.
const place = /^#([\d.]+)-([\d.]+)(?:@([\d.]+))?$/.exec(location.hash);
if (place) {
  show(place[1] * rate, place[2] * rate);
  seek((place[3] ?? place[1]) * rate);
}
