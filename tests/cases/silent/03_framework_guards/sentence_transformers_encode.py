"""Clause 3, encode() of SentenceTransformer and predict() of CrossEncoder run without gradients in the library."""
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer, util


class Search:
    def __init__(self, passages, bi="multi-qa-mpnet-base-dot-v1", cross="cross-encoder/ms-marco-MiniLM-L-12-v2"):
        self.passages = passages
        self.encoder = SentenceTransformer(bi)
        self.encoder.eval()
        self.model = CrossEncoder(cross)
        self.index = self.encoder.encode(passages, batch_size=64, convert_to_tensor=True, normalize_embeddings=True)

    def predict(self, question, candidates=50, keep=5):
        query = self.encoder.encode(question, convert_to_tensor=True, normalize_embeddings=True)
        hits = util.semantic_search(query, self.index, top_k=candidates)[0]
        pairs = [(question, self.passages[hit["corpus_id"]]) for hit in hits]
        scores = torch.as_tensor(self.model.predict(pairs))
        return [pairs[index][1] for index in scores.topk(min(keep, len(pairs))).indices.tolist()]


def evaluate(search, test_questions):
    found = 0
    for question, passage in test_questions:
        found += passage in search.predict(question)
    return found / len(test_questions)


def get_sentence_embeddings(sentences, name="all-MiniLM-L6-v2"):
    model = SentenceTransformer(name, device="cuda" if torch.cuda.is_available() else "cpu")
    return model.encode(sentences, show_progress_bar=True)
