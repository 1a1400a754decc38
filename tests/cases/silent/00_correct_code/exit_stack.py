"""Clause 0, the guard is entered through contextlib.ExitStack, and holds to the end of its with block."""
import contextlib

import torch


def evaluate(model, eval_dataloader, metric, half_precision=False):
    model.eval()
    with contextlib.ExitStack() as stack:
        stack.enter_context(torch.no_grad())
        if half_precision:
            stack.enter_context(torch.autocast("cuda", dtype=torch.float16))
        for batch in eval_dataloader:
            logits = model(batch["input_ids"], batch["attention_mask"])
            metric.add_batch(predictions=logits.argmax(-1), references=batch["labels"])
    return metric.compute()


def infer_folder(net, files, reader, out_path):
    net.eval()
    results = {}
    with contextlib.ExitStack() as managers:
        sink = managers.enter_context(open(out_path, "w", encoding="utf-8"))
        managers.enter_context(torch.inference_mode())
        for file in files:
            results[file.name] = net(reader(file)).sigmoid().item()
            sink.write(f"{file.name}\t{results[file.name]:.4f}\n")
    return results
