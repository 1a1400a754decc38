"""Clause 0, a context manager of the file's own that switches recording by statement and restores it."""
import torch


class NoTracking(object):
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled(False)

    def __exit__(self, exc_type, exc_value, traceback):
        torch.set_grad_enabled(self.before)
        return False


class Reranker:
    def __init__(self, model, tokenizer):
        self.model = model
        self.tokenizer = tokenizer
        self.model.eval()

    def predict(self, pairs, batch_size=32):
        scores = []
        with NoTracking():
            for start in range(0, len(pairs), batch_size):
                encoded = self.tokenizer(pairs[start:start + batch_size], return_tensors="pt", padding=True)
                scores.extend(self.model(**encoded).logits.squeeze(-1).tolist())
        return scores

    def rank(self, query, documents):
        scores = self.predict([(query, document) for document in documents])
        return sorted(zip(scores, documents), reverse=True)
