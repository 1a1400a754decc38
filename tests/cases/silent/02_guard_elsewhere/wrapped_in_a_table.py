"""Clause 2, the functions are never called by their names: a table holds them wrapped in torch.inference_mode()."""
import torch
import torch.nn.functional as F


def predict_species(model, spectrograms):
    scores = model(spectrograms)["species"].softmax(dim=-1)
    return scores.topk(3, dim=-1).indices.tolist()


def extract_embedding(model, spectrograms):
    return F.normalize(model(spectrograms)["embedding"], dim=-1).tolist()


def infer_presence(model, spectrograms):
    return (model(spectrograms)["presence"] > 0).flatten().tolist()


TASKS = {
    "species": torch.inference_mode()(predict_species),
    "embedding": torch.inference_mode()(extract_embedding),
    "presence": torch.inference_mode()(infer_presence),
}


def answer(model, requests):
    model.eval()
    for request in requests:
        task = TASKS[request["task"]]
        spectrograms = torch.as_tensor(request["spectrograms"], dtype=torch.float32)
        yield {"id": request["id"], "result": task(model, spectrograms)}
