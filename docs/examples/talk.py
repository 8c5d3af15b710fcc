#!/usr/bin/env python3
"""Writes one sentence to a sidecar's character and stores the answer as a WAV file.

A whole game client in one file: it plays to nobody, but keeps time like a sound card and reports what was heard.
Generate the contract's code first (docs/connecting.md says how), then:

    talk.py --endpoint ~/.local/state/sidecar/endpoint.json --wav answer.wav "Good evening!"
"""
import argparse, json, queue, sys, threading, time, wave

import grpc
from sidecar.v1 import dialogue_pb2 as dialogue, dialogue_pb2_grpc, playback_pb2 as playback
from sidecar.v1 import session_pb2 as session, speech_pb2 as speech, turns_pb2 as turns


class Player:
    """A sound card without a loudspeaker: utterances are heard one after the other, sample by sample in real time."""

    def __init__(self, rate_hz, send):
        self.rate_hz, self.send, self.lock = rate_hz, send, threading.Lock()
        self.queue, self.sound = [], bytearray()
        threading.Thread(target=self.run, daemon=True).start()

    def begin(self, utterance):
        with self.lock:
            self.queue.append({"id": utterance.utterance_id, "received": utterance.first_sample_index,
                               "played": utterance.first_sample_index, "total": None})

    def hear(self, chunk):
        with self.lock:
            self.find(chunk.utterance_id)["received"] += len(chunk.pcm) // 2
            self.sound += chunk.pcm

    def end(self, ended):
        with self.lock:
            if utterance := self.find(ended.utterance_id):
                utterance["total"] = ended.total_samples

    def flush(self, through_id):
        with self.lock:
            if self.queue and self.queue[0]["id"] <= through_id:
                self.report(self.queue[0], playback.PLAYBACK_EVENT_FLUSHED)
            self.queue = [u for u in self.queue if u["id"] > through_id]

    def find(self, utterance_id):
        return next((u for u in self.queue if u["id"] == utterance_id), None)

    def report(self, utterance, event):
        self.send(playback_report=playback.PlaybackReport(
            utterance_id=utterance["id"], played_samples=utterance["played"], event=event))

    def run(self):
        before = time.monotonic()
        while True:
            time.sleep(0.05)
            elapsed, before = time.monotonic() - before, time.monotonic()
            with self.lock:
                if not self.queue or self.queue[0]["received"] == 0:
                    continue
                now = self.queue[0]
                is_first = now["played"] == 0
                now["played"] = min(now["received"], now["played"] + int(elapsed * self.rate_hz))
                if now["played"] == now["total"]:
                    self.report(self.queue.pop(0), playback.PLAYBACK_EVENT_ENDED)
                else:
                    self.report(now, playback.PLAYBACK_EVENT_STARTED if is_first else playback.PLAYBACK_EVENT_PROGRESS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--endpoint", required=True, help="the sidecar's endpoint file")
    parser.add_argument("--wav", required=True, help="where the answer's sound goes")
    parser.add_argument("text")
    options = parser.parse_args()
    with open(options.endpoint, encoding="utf-8") as file:
        endpoint = json.load(file)

    outgoing = queue.SimpleQueue()
    send = lambda **body: outgoing.put(dialogue.ClientMessage(**body))
    send(hello=session.Hello(contract=session.ContractVersion(major=1), client_name="talk.py",
                             curve_set=session.CURVE_SET_NONE))
    player = asked = None
    with grpc.insecure_channel(endpoint["address"].removeprefix("http://")) as channel:
        stub = dialogue_pb2_grpc.DialogueStub(channel)
        metadata = [("authorization", "Bearer " + endpoint["token"])]
        for message in stub.Converse(iter(outgoing.get, None), metadata=metadata):
            body = message.WhichOneof("body")
            if body == "welcome":
                player = Player(message.welcome.audio_format.sample_rate_hz, send)
            elif body == "state_changed" and message.state_changed.state == session.CONVERSATION_STATE_LISTENING and not asked:
                asked = True
                send(send_text=turns.SendText(text=options.text))
            elif body == "utterance_started":
                player.begin(message.utterance_started)
            elif body == "audio_chunk":
                player.hear(message.audio_chunk)
            elif body == "utterance_ended":
                player.end(message.utterance_ended)
            elif body == "flush":
                player.flush(message.flush.through_utterance_id)
            elif body == "caption_update" and message.caption_update.final:
                who = speech.Speaker.Name(message.caption_update.speaker).removeprefix("SPEAKER_").lower()
                print(f"{who}: {message.caption_update.text}")
            elif body == "notice":
                print(f"{message.notice.code}: {message.notice.text}", file=sys.stderr)
            elif body == "turn_report":
                print(f"heard {message.turn_report.played_samples} of {message.turn_report.received_samples} samples")
                outgoing.put(None)

    with wave.open(options.wav, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(player.rate_hz)
        file.writeframes(bytes(player.sound))


if __name__ == "__main__":
    main()
