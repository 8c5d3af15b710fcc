"""Reads Live Link Face datagrams, one in hexadecimal per line, and prints what they say. Shares nothing with the code
that writes them: struct formats straight from the published layout."""
import json
import struct
import sys

for line in sys.stdin:
    data = bytes.fromhex(line.strip())
    version, id_length = struct.unpack_from(">Bi", data)
    at = 5
    device = data[at : at + id_length].decode("utf-8")
    at += id_length
    (name_length,) = struct.unpack_from(">i", data, at)
    at += 4
    subject = data[at : at + name_length].decode("utf-8")
    at += name_length
    frame, sub_frame, numerator, denominator, count = struct.unpack_from(">ifiiB", data, at)
    at += 17
    values = struct.unpack_from(f">{count}f", data, at)
    assert at + 4 * count == len(data), "bytes are left over"
    print(json.dumps([version, device, subject, frame, sub_frame, numerator / denominator, count, round(sum(values), 4)]))
