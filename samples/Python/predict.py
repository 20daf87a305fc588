"""Answers to texts, and the words that count, from Python's standard library.

python3 predict.py LIBRARY MODEL TEXT...
LIBRARY is the file gru_sentiment.so (gru_sentiment.dll, gru_sentiment.dylib).
"""

import ctypes
import json
import sys


class SentimentError(Exception):
    pass


class Model:
    """A loaded model. One may be used from many threads."""

    def __init__(self, library, directory):
        self._library = ctypes.CDLL(library)
        self._library.gru_sentiment_last_error.restype = ctypes.c_char_p
        self._library.gru_sentiment_free_text.argtypes = [ctypes.c_void_p]
        self._library.gru_sentiment_free_text.restype = None
        self._model = ctypes.c_void_p()
        self._call("load", directory.encode(), None, ctypes.byref(self._model))
        count = ctypes.c_int32()
        self._call("label_count", self._model, ctypes.byref(count))
        self.labels = [self._label(i) for i in range(count.value)]

    def predict(self, texts):
        """The label of each text, and the probability of each label."""
        encoded = [text.encode() for text in texts]
        count = len(encoded)
        pointers = (ctypes.c_char_p * count)(*encoded)
        lengths = (ctypes.c_int64 * count)(*map(len, encoded))
        labels = (ctypes.c_int32 * count)()
        width = len(self.labels)
        probabilities = (ctypes.c_float * (count * width))()
        self._call("predict_batch", self._model, pointers, lengths, ctypes.c_int64(count), labels, probabilities, None)
        return [
            (self.labels[labels[i]], dict(zip(self.labels, probabilities[i * width:(i + 1) * width])))
            for i in range(count)
        ]

    def explain(self, text):
        """Why the text is answered so, as a dictionary."""
        encoded = text.encode()
        answer, length = ctypes.c_void_p(), ctypes.c_int64()
        self._call("explain", self._model, encoded, ctypes.c_int64(len(encoded)), ctypes.byref(answer), ctypes.byref(length))
        try:
            return json.loads(ctypes.string_at(answer, length.value))
        finally:
            self._library.gru_sentiment_free_text(answer)

    def close(self):
        self._call("free", self._model)

    def _label(self, number):
        name = ctypes.c_char_p()
        self._call("label_name", self._model, ctypes.c_int32(number), ctypes.byref(name))
        return name.value.decode()

    def _call(self, name, *arguments):
        function = getattr(self._library, "gru_sentiment_" + name)
        function.restype = ctypes.c_int32
        if function(*arguments) != 0:
            raise SentimentError(self._library.gru_sentiment_last_error().decode())


def main():
    library, directory, *texts = sys.argv[1:]
    sys.stdout.reconfigure(encoding="utf-8")
    model = Model(library, directory)
    for text, (label, probabilities) in zip(texts, model.predict(texts)):
        words = sorted(model.explain(text)["words"], key=lambda word: -abs(word["contribution"]))[:3]
        print(f"{label} {probabilities[label]:.6f} {text}", [word["text"] for word in words])
    model.close()


if __name__ == "__main__":
    main()
