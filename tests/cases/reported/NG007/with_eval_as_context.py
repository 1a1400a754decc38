"""NG007, with model.eval(): a module is no context manager; the guard beside it is right."""
import torch


def caption(model, picture, tokenizer):
    with torch.no_grad(), model.eval():  # NG007: 27
        tokens = model(picture.unsqueeze(0)).argmax(dim=-1)
    return tokenizer.decode(tokens[0].tolist())


def caption_all(model, pictures, tokenizer, path):
    with open(path, "w", encoding="utf-8") as handle:
        for name, picture in pictures.items():
            handle.write(f"{name}\t{caption(model, picture, tokenizer)}\n")
