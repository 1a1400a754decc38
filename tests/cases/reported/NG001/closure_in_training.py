"""NG001, a closure: the nested check() of the training function evals the model and runs it without a guard."""
from sklearn.metrics import f1_score
from torch import nn, optim


def train_tagger(tagger, train_batches, dev_batches, epochs=5):
    criterion = nn.CrossEntropyLoss(ignore_index=0)
    optimizer = optim.AdamW(tagger.parameters(), lr=3e-5)

    def check():
        tagger.eval()
        gold, guessed = [], []
        for sentence, tags in dev_batches:
            scores = tagger(sentence)  # NG001: 22
            guessed.extend(scores.argmax(-1).flatten().tolist())
            gold.extend(tags.flatten().tolist())
        tagger.train()
        return f1_score(gold, guessed, average="macro")

    tagger.train()
    for epoch in range(epochs):
        for sentence, tags in train_batches:
            loss = criterion(tagger(sentence).transpose(1, 2), tags)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        print("epoch", epoch, "dev f1", check())
