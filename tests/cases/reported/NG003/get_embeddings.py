"""NG003, an inference function of the form get_*_embeddings."""
import numpy as np
import torch


def get_sentence_embeddings(encoder, tokenizer, sentences, batch_size=64):
    vectors = []
    for start in range(0, len(sentences), batch_size):
        tokens = tokenizer(sentences[start : start + batch_size], padding=True, return_tensors="pt")
        hidden = encoder(**tokens)[0]  # NG003: 18
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        pooled = (hidden * mask).sum(dim=1) / mask.sum(dim=1)
        vectors.append(torch.nn.functional.normalize(pooled, dim=1).detach().cpu().numpy())
    return np.vstack(vectors)


def nearest_sentence(query, vectors, sentences):
    return sentences[int(np.argmax(vectors @ query))]
