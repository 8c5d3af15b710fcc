const audio = document.getElementById("audio");
const playButton = document.getElementById("play");
const clock = document.getElementById("clock");

if (run.sound.wavBase64) {
  audio.src = URL.createObjectURL(new Blob([bytesOf(run.sound.wavBase64)], { type: "audio/wav" }));
} else {
  playButton.disabled = true;
  playButton.title = "The run is too long for its sound to be in this page: play heard.wav and user.wav instead.";
}

function togglePlay() {
  if (playButton.disabled) {
    return;
  }
  if (!audio.paused) {
    audio.pause();
    return;
  }
  if (playhead >= duration - rate / 20) {
    seek(0);
  }
  audio.currentTime = playhead / rate;
  audio.play();
}

function setPlayerPosition(sample) {
  if (audio.src && audio.readyState > 0) {
    audio.currentTime = sample / rate;
  }
}

function updateClock() {
  clock.textContent = seconds(playhead);
}

function followAudio() {
  if (audio.paused) {
    return;
  }
  playhead = Math.min(duration, audio.currentTime * rate);
  updateClock();
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

audio.addEventListener("play", () => {
  showPlayState();
  followAudio();
});
audio.addEventListener("pause", showPlayState);
playButton.addEventListener("click", togglePlay);
