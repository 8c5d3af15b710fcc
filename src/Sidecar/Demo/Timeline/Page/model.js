"use strict";

const run = JSON.parse(document.getElementById("data").textContent);
const rate = run.sampleRateHz;
const duration = Math.max(1, run.durationSamples);

const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const peaksOf = (base64) => new Int8Array(bytesOf(base64).buffer);

const heardPeaks = peaksOf(run.sound.heardPeaks);
const userPeaks = peaksOf(run.sound.userPeaks);
const unheard = run.unheard.map((u) => ({ ...u, peaks: peaksOf(u.peaks) }));
const curves = run.face.names.map((name, i) => ({
  name: name.replace("CTRL_expressions_", ""),
  values: bytesOf(run.face.values[i]),
}));

const ms = (samples) => (samples * 1000) / rate;
const seconds = (samples, digits = 3) => `${(samples / rate).toFixed(digits)} s`;
const milliseconds = (value, digits = 0) => `${value.toFixed(digits)} ms`;
const shortMs = (value) =>
  value < 0.1 ? "< 0.1 ms" : milliseconds(value, value < 10 ? 1 : 0);
const stateNames = {
  connecting: "connecting",
  listening: "listening",
  user_speaking: "you speak",
  thinking: "thinking",
  speaking: "assistant speaks",
  reconnecting: "reconnecting",
  failed: "failed",
};
const stateName = (state) => stateNames[state] ?? state.replaceAll("_", " ");

const colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of [
    "bg", "panel", "ink", "muted", "faint", "line", "grid", "lane", "accent", "user", "user-soft", "assistant",
    "assistant-soft", "unheard", "flush", "truncate", "latency", "thinking", "thinking-soft", "idle-soft", "bad-soft",
    "curve-0", "curve-1", "curve-2", "curve-3",
  ]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const stateColours = (state) =>
  ({
    user_speaking: [colours["user-soft"], colours.user],
    thinking: [colours["thinking-soft"], colours.thinking],
    speaking: [colours["assistant-soft"], colours.assistant],
    reconnecting: [colours["bad-soft"], colours.flush],
    failed: [colours["bad-soft"], colours.flush],
  })[state] ?? [colours["idle-soft"], colours.muted];

/** The loudest sample of a waveform around a sample index, 0..1. */
function peakAt(peaks, sample) {
  const i = Math.floor(sample / run.peakStepSamples) * 2;
  return i >= 0 && i + 1 < peaks.length ? Math.max(-peaks[i], peaks[i + 1]) / 127 : 0;
}

const decibels = (level) => (level > 0 ? `${(20 * Math.log10(level)).toFixed(0)} dBFS` : "silent");

function curveAt(curve, sample) {
  const i = Math.floor(sample / run.face.stepSamples);
  return i >= 0 && i < curve.values.length ? curve.values[i] / 255 : 0;
}
