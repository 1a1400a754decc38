"""Clause 3, the evaluator that Ignite makes switches to eval mode and guards; no forward pass stands in this file."""
import torch
from ignite.engine import Events, create_supervised_evaluator, create_supervised_trainer
from ignite.handlers import ModelCheckpoint
from ignite.metrics import Accuracy, Loss
from torchvision.models import shufflenet_v2_x1_0


def fit(train_loader, val_loader, classes, epochs=20, device="cuda"):
    model = shufflenet_v2_x1_0(num_classes=classes).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=4e-5)
    criterion = torch.nn.CrossEntropyLoss()
    trainer = create_supervised_trainer(model, optimizer, criterion, device=device)
    evaluator = create_supervised_evaluator(
        model,
        metrics={"accuracy": Accuracy(), "loss": Loss(criterion)},
        device=device,
    )

    @trainer.on(Events.EPOCH_COMPLETED)
    def validate(engine):
        metrics = evaluator.run(val_loader).metrics
        print(f"{engine.state.epoch}: {metrics['loss']:.4f} {metrics['accuracy']:.2%}")

    keep = ModelCheckpoint("checkpoints", n_saved=2, score_function=lambda engine: engine.state.metrics["accuracy"])
    evaluator.add_event_handler(Events.COMPLETED, keep, {"model": model})
    trainer.run(train_loader, max_epochs=epochs)
    return model
