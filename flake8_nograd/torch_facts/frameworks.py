"""Which hooks frameworks call in eval mode without gradients, and where PyTorch is not what it seems.

Sources: the references of Lightning (Trainer, evaluation loop), MMEngine (Runner), Composer (Trainer), fastai
(Learner), Hugging Face Accelerate/Transformers (Trainer), Ignite (Engine), skorch (NeuralNet), fairseq (Trainer),
fastNLP (Evaluator).
"""

from __future__ import annotations

HOOKS_GUARDED: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("*LightningModule", "*LightningDataModule", "*.Callback", "Callback", "*Lightning*", "pl.*", "*LitModule*",
         "*LightningCLI*"),
        ("validation_step", "test_step", "predict_step", "on_*", "validation_epoch_end", "test_epoch_end",
         "validation_step_end", "test_step_end", "_shared_eval_step", "shared_step"),
    ),
    (
        ("*BaseModel", "mmengine.*", "*BaseDetector", "*BaseRecognizer", "*BaseSegmentor"),
        ("val_step", "test_step", "predict", "forward_test", "simple_test*", "aug_test*"),
    ),
    (("catalyst.*", "dl.*", "*Runner"), ("predict_batch", "handle_batch", "on_*")),
    (("*ComposerModel",), ("eval_forward", "validate")),
    (("fastai.*",), ("*",)),
    (("*FairseqTask",), ("valid_step",)),
)  # fmt: skip
"""(patterns of base classes, patterns of methods): what the framework runs in eval mode without gradients."""

HOOK_NAMES = frozenset(
    {"validation_step", "test_step", "predict_step", "validation_epoch_end", "test_epoch_end",
     "on_validation_epoch_end", "on_test_epoch_end", "val_step", "on_validation_batch_end", "on_validation_epoch_start"}
)  # fmt: skip
"""Hook names so much Lightning's own that a class with an unseen base is taken for one of its modules."""

MODEL_SHAPES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"loss", "predict"}), ("predict", "_forward", "predict_*", "aug_test*", "simple_test*")),
)
"""(methods that give a framework's model away, what the framework guards): MMEngine's models."""

WRAPPER_SHAPES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"val_step", "test_step"}), ("val_step", "test_step")),
    (frozenset({"train_step", "val_step"}), ("val_step", "test_step")),
    (frozenset({"train_step", "evaluate_step"}), ("evaluate_step",)),
)
"""The same for wrappers of such models, which need no base."""

HOOKS_UNGUARDED = frozenset({"prediction_step"})
"""Hooks that their framework calls in eval mode but leaves to guard themselves."""

FORWARD_ITSELF: tuple[str, ...] = (
    "forward", "__call__", "training_step", "*loss*", "forward_*", "_forward*", "*_forward", "train_step",
    "training_step_*", "call", "encode", "decode", "encode_*", "decode_*", "_encode*", "_decode*",
    "configure_optimizers", "posterior", "*rsample*",
)  # fmt: skip
"""Methods of a module that are run by whoever calls the module.

What a BoTorch model's `posterior` gives is differentiated by acquisition functions (botorch.org, "Models"); `rsample`
is PyTorch's name for samples that have a gradient (torch.distributions).
"""

TRAINING_STEPS = frozenset({"train_step", "training_step"})
"""Those of them that take a step of training."""

KNOWN_ROOTS = frozenset(
    {"torch", "torchvision", "torchaudio", "sklearn", "typing", "typing_extensions", "abc", "object", "ABC", "Generic",
     "Protocol", "enum", "collections", "threading", "unittest", "gym", "gymnasium", "transformers", "numpy",
     "Exception", "dict", "list", "tuple", "str", "int", "dataclasses", "pydantic", "nn", "Enum", "multiprocessing"}
)  # fmt: skip
"""Where base classes come from whose own methods call none of the inference methods of their subclasses."""

OTHER_FRAMEWORKS = frozenset(
    {"tensorflow", "paddle", "mindspore", "mxnet", "keras", "jax", "chainer", "oneflow", "jittor", "flax", "haiku",
     "equinox", "tinygrad", "MNN"}
)  # fmt: skip
"""Top-level modules of frameworks that have modules of their own."""

DATA_ONLY = (
    "torch.utils.data.", "torch.from_numpy", "torchvision.transforms", "torchvision.datasets", "torchaudio.transforms",
    "torchtext.", "horovod.", "transformers.TF", "transformers.Flax", "transformers.AutoTokenizer",
)  # fmt: skip
"""What files on other frameworks take from PyTorch and the libraries round it: it prepares data, or is theirs."""

TORCH_ROOTS = frozenset(
    {"torch", "torchvision", "torchaudio", "torchtext", "pytorch_lightning", "lightning", "timm", "transformers",
     "diffusers", "accelerate", "fastai", "monai", "kornia", "torch_geometric", "dgl", "mmcv", "mmengine",
     "speechbrain", "sentence_transformers", "segmentation_models_pytorch", "open_clip", "clip", "fairseq", "skorch",
     "ignite", "captum", "torchmetrics", "ultralytics", "peft", "trl", "apex", "horovod", "composer"}
)  # fmt: skip
"""Top-level modules whose import makes a file a PyTorch file."""

USUAL_NAMES = {"torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "np": "numpy"}
"""Names that modules are imported by (as PyTorch's tutorials do), if a file has them from a star import only."""
