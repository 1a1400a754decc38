"""Clause 6, a Booster of XGBoost has eval(data) and predict(data); the tensors are only the features it gets."""
import torch
import torch.nn.functional as F
import xgboost as xgb


def features(tokens, vocabulary=5000):
    counts = torch.zeros(len(tokens), vocabulary)
    for row, ids in enumerate(tokens):
        counts[row].scatter_add_(0, torch.as_tensor(ids), torch.ones(len(ids)))
    return F.normalize(counts.log1p(), dim=1).numpy()


def train(train_data, val_data, rounds):
    dtrain = xgb.DMatrix(features(train_data["tokens"]), label=train_data["label"])
    dval = xgb.DMatrix(features(val_data["tokens"]), label=val_data["label"])
    model = xgb.Booster({"objective": "binary:logistic", "eta": 0.1, "max_depth": 6}, [dtrain, dval])
    for step in range(rounds):
        model.update(dtrain, step)
        if step % 20 == 0:
            print(model.eval(dval, name="validation", iteration=step))
    return model


def predict(model: xgb.Booster, tokens):
    scores = model.predict(xgb.DMatrix(features(tokens)))
    return torch.from_numpy(scores) > 0.5


if __name__ == "__main__":
    splits = torch.load("reviews.pt")
    booster = train(splits["train"], splits["dev"], rounds=200)
    print(predict(booster, splits["dev"]["tokens"]).float().mean().item())
