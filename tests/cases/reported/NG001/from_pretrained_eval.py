"""NG001, an eval phase on an encoder from a library: the pooled features record a graph that nobody uses."""
import numpy as np
from tqdm import tqdm
from transformers import BertModel, BertTokenizerFast


def build_index(documents, batch_size=32, device="cuda"):
    tokenizer = BertTokenizerFast.from_pretrained("bert-base-uncased")
    bert = BertModel.from_pretrained("bert-base-uncased").to(device)
    bert.eval()
    vectors = []
    for start in tqdm(range(0, len(documents), batch_size)):
        chunk = documents[start : start + batch_size]
        encoded = tokenizer(chunk, return_tensors="pt", padding=True, truncation=True).to(device)
        output = bert(  # NG001: 18
            input_ids=encoded["input_ids"],
            attention_mask=encoded["attention_mask"],
        )
        vectors.append(output.last_hidden_state[:, 0].detach().cpu().numpy())
    return np.concatenate(vectors)
