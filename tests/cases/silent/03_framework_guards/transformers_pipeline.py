"""Clause 3, a transformers pipeline guards itself, even if the variable that holds it is called model."""
from collections import Counter

import torch
from torch.utils.data import DataLoader
from transformers import pipeline


def evaluate_sentiment(test_reviews, batch_size=64):
    device = 0 if torch.cuda.is_available() else -1
    model = pipeline("sentiment-analysis", model="siebert/sentiment-roberta-large-english", device=device)
    test_loader = DataLoader(test_reviews, batch_size=batch_size)
    confusion = Counter()
    for batch in test_loader:
        results = model(list(batch["text"]), truncation=True)
        for result, label in zip(results, batch["label"].tolist()):
            confusion[label, int(result["label"] == "POSITIVE")] += 1
    return confusion


class Transcriber:
    def __init__(self, name="openai/whisper-small"):
        self.model = pipeline("automatic-speech-recognition", model=name, torch_dtype=torch.float16, device="cuda:0")
        self.model.model.eval()

    def predict(self, path):
        return self.model(path, chunk_length_s=30, batch_size=8)["text"].strip()
