"""Clause 0, from_pretrained() gives a model in eval mode, so a guard alone is right."""
import torch
import torch.nn.functional as F
from transformers import AutoModel, AutoModelForSequenceClassification, AutoTokenizer

NAME = "sentence-model"


def mean_pool(hidden, mask):
    mask = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)


def get_sentence_embeddings(sentences):
    tokenizer = AutoTokenizer.from_pretrained(NAME)
    model = AutoModel.from_pretrained(NAME)
    encoded = tokenizer(sentences, padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        output = model(**encoded)
    return F.normalize(mean_pool(output.last_hidden_state, encoded["attention_mask"]), dim=-1)


@torch.inference_mode()
def predict_sentiment(texts):
    tokenizer = AutoTokenizer.from_pretrained("sentiment-model")
    model = AutoModelForSequenceClassification.from_pretrained("sentiment-model").to("cuda")
    encoded = tokenizer(texts, padding=True, return_tensors="pt").to("cuda")
    return [model.config.id2label[i] for i in model(**encoded).logits.argmax(-1).tolist()]
