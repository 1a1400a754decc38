"""NG001, both phases in one body: train(is_train) means eval mode for is_train=False, with autograd recording."""
import torch


def run_epoch(model, loader, criterion, optimizer, is_train):
    model.train(is_train)
    meter, count = 0.0, 0
    for graph, target in loader:
        energy = model(graph)  # NG001: 18
        loss = criterion(energy, target)
        if is_train:
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 10.0)
            optimizer.step()
        meter += loss.item() * len(target)
        count += len(target)
    return meter / count


def fit(model, train_set, valid_set, criterion, optimizer, epochs):
    for epoch in range(epochs):
        train_loss = run_epoch(model, train_set, criterion, optimizer, True)
        valid_loss = run_epoch(model, valid_set, criterion, optimizer, False)
        print(epoch, train_loss, valid_loss)
