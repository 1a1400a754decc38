"""Clause 2, the function is bound with functools.partial, and what that gives is called under the guard only."""
import functools

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def predict_relevance(model, tokenizer, query, passages, max_length=256):
    encoded = tokenizer(
        [query] * len(passages),
        passages,
        padding=True,
        truncation=True,
        max_length=max_length,
        return_tensors="pt",
    )
    return model(**encoded).logits.squeeze(-1)


def rerank(queries, candidates, name="cross-encoder/ms-marco-MiniLM-L-6-v2"):
    tokenizer = AutoTokenizer.from_pretrained(name)
    model = AutoModelForSequenceClassification.from_pretrained(name)
    model.eval()
    relevance = functools.partial(predict_relevance, model, tokenizer, max_length=128)
    ranking = {}
    with torch.inference_mode():
        for query in queries:
            scores = relevance(query, candidates[query])
            order = scores.argsort(descending=True).tolist()
            ranking[query] = [candidates[query][index] for index in order]
    return ranking
