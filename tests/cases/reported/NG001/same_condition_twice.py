"""NG001, what is computed and used under the same condition: no value of the validation reaches the training step."""
import torch


def fit(model, loaders, criterion, optimizer, opt):
    for epoch in range(opt.epochs):
        for phase in ["train", "val"]:
            model.train(phase == "train")
            for step, (inputs, labels) in enumerate(loaders[phase]):
                optimizer.zero_grad()
                with torch.set_grad_enabled(phase == "train"):
                    outputs = model(inputs)
                if opt.adv > 0 and step % opt.every == 0:
                    outputs_adv = model(inputs + torch.randn_like(inputs))  # NG001: 35 'set_grad_enabled(phase == "train")'
                loss = criterion(outputs, labels)
                if opt.adv > 0 and step % opt.every == 0:
                    loss += opt.adv * criterion(outputs_adv, labels)
                if phase == "train":
                    loss.backward()
                    optimizer.step()
