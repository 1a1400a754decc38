"""Clause 3, a transformers Trainer evaluates and predicts in eval mode without gradients."""
import numpy as np
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments


def compute_metrics(prediction):
    logits, labels = prediction
    return {"accuracy": float((np.argmax(logits, axis=-1) == labels).mean())}


def main(name, train_set, eval_dataset, test_dataset):
    tokenizer = AutoTokenizer.from_pretrained(name)
    model = AutoModelForSequenceClassification.from_pretrained(name, num_labels=3)
    trainer = Trainer(
        model=model,
        args=TrainingArguments("out", num_train_epochs=3, per_device_train_batch_size=16),
        train_dataset=train_set,
        eval_dataset=eval_dataset,
        tokenizer=tokenizer,
        compute_metrics=compute_metrics,
    )
    trainer.train()
    print(trainer.evaluate())

    model.eval()
    output = trainer.predict(test_dataset)
    probabilities = torch.from_numpy(output.predictions).softmax(dim=-1)
    confident = probabilities.max(dim=-1).values > 0.9
    print(output.metrics, f"confident: {confident.float().mean().item():.1%}")
    return [row.argmax().item() for row in probabilities[confident]]
