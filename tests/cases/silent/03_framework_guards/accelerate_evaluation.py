"""Clause 3, accelerate guards nothing by itself: the evaluation of the prepared model has eval() and a guard."""
import torch
from accelerate import Accelerator


def evaluate(accelerator, model, eval_dataloader, metric):
    model.eval()
    for batch in eval_dataloader:
        with torch.no_grad():
            logits = model(**batch).logits
        guesses, labels = accelerator.gather_for_metrics((logits.argmax(dim=-1), batch["labels"]))
        metric.add_batch(predictions=guesses, references=labels)
    return metric.compute()


def main(model, optimizer, train_dataloader, eval_dataloader, metric, epochs=3):
    accelerator = Accelerator(gradient_accumulation_steps=4)
    model, optimizer, train_dataloader, eval_dataloader = accelerator.prepare(
        model, optimizer, train_dataloader, eval_dataloader
    )
    for epoch in range(epochs):
        model.train()
        for batch in train_dataloader:
            with accelerator.accumulate(model):
                loss = model(**batch).loss
                accelerator.backward(loss)
                optimizer.step()
                optimizer.zero_grad()
        accelerator.print(epoch, evaluate(accelerator, model, eval_dataloader, metric))
    accelerator.unwrap_model(model).save_pretrained("out", save_function=accelerator.save)
