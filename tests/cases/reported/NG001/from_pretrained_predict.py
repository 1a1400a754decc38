"""NG001, a transformers model comes from from_pretrained in eval mode; predict() runs it without a guard."""
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LABELS = ["negative", "neutral", "positive"]


def predict(texts, name="cardiffnlp/twitter-roberta-base-sentiment"):
    tokenizer = AutoTokenizer.from_pretrained(name)
    model = AutoModelForSequenceClassification.from_pretrained(name)
    encoded = tokenizer(texts, padding=True, truncation=True, return_tensors="pt")
    logits = model(**encoded).logits  # NG001: 14
    probabilities = torch.softmax(logits, dim=-1)
    return [LABELS[i] for i in probabilities.argmax(dim=-1).tolist()]


def share_of_positive(texts):
    found = predict(texts)
    return found.count("positive") / len(found)
