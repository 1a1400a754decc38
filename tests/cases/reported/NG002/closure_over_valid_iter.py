"""NG002, an evaluation loop in a closure of the training function, while the model is in train mode."""
import torch
import torch.nn as nn


def train_language_model(model, train_iter, valid_iter, vocabulary_size, steps):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

    def perplexity():
        total, count = 0.0, 0
        for text, target in valid_iter:
            logits = model(text).view(-1, vocabulary_size)  # NG002: 22
            total += criterion(logits, target.flatten()).item()
            count += 1
        return 2.718281828 ** (total / count)

    model.train()
    for step, (text, target) in zip(range(steps), train_iter):
        loss = criterion(model(text).view(-1, vocabulary_size), target.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 1000 == 999:
            print(step, perplexity())
