"""Naming habits of PyTorch projects: the weakest evidence, used only to choose where to look.

Patterns are globs on the last part of a dotted expression. Sources: the PyTorch tutorials and examples, torchvision's
and timm's reference scripts, and the habits counted in the field corpus (benchmarks/README.md).
"""

from __future__ import annotations

MODEL_NAMES: tuple[str, ...] = (
    "model", "models", "*_model", "model_[a-z0-9]", "model[0-9]*", "model_ema", "model_without_ddp", "*Model",
    "ema_model", "net", "net[0-9A-Z]*", "net_[a-zA-Z]", "*_net", "nets", "*Net", "network", "*_network", "networks",
    "encoder", "decoder", "*_encoder", "*_decoder", "generator", "discriminator", "backbone", "classifier",
    "*_classifier", "actor", "critic", "unet", "vae", "teacher", "student", "resnet*", "vgg*", "bert", "module",
)  # fmt: skip
"""Names that usually hold a module (option `model-names`)."""

NEVER_MODELS: tuple[str, ...] = (
    "*_fn", "*_func", "*_cls", "*_class", "*_name", "*_config", "*_factory", "*_builder", "*_loader", "*_type", "get_*",
    "build_*", "create_*", "make_*", "load_*", "init_*", "*label_encoder", "le", "*onehot_encoder", "*_dir", "*_path",
    "reset_*", "set_*", "setup_*", "update_*", "save_*", "restore_*", "freeze_*", "unfreeze_*", "replace_*", "remove_*",
    "add_*", "register_*", "prepare_*", "convert", "convert_*", "export_*", "has_*", "is_*",
)  # fmt: skip
"""Names that look like a model's by the patterns above and are not."""

BESIDE_MODELS: tuple[str, ...] = (
    "*tokenizer", "*processor", "*transform", "*transforms", "*scaler", "*vectorizer", "*vocab", "*config",
    "*optimizer", "*scheduler", "*criterion", "*loss", "*loss_fn", "*metric", "*sampler", "*augment*",
    "class", "cls", "args", "kwargs",
)  # fmt: skip
"""Keys of what is kept beside a model in one dictionary, by whatever name of a model that has."""

LOADER_NAMES: tuple[str, ...] = ()
"""Loader names beyond the word rule below (option `loader-names`)."""

EVALUATION_WORDS = frozenset({"test", "tst", "val", "valid", "validation", "dev", "eval", "evaluation", "holdout"})
TRAINING_WORDS = frozenset({"train", "training", "trn", "trainval"})
LOADER_WORDS = frozenset(
    {"loader", "loaders", "dl", "dls", "dataloader", "dataloaders", "iter", "iterator", "iterators", "batches",
     "generator", "gen", "data", "dataset", "datasets", "set", "ds", "queue", "examples", "samples"}
)  # fmt: skip
"""An evaluation loader's name has an evaluation word and one of these, in any order.

Such as `test_loader`, `dl_val` and `valid_iter`.
"""

LOADER_ENDINGS = ("loader", "dataloader", "batches", "iter")
"""Endings for names without separators: `testloader`, `valloader`."""

FILLED_LOADERS = ("*loader", "*Loader", "dl", "*_dl")
"""The names of loaders: like whoever makes one, who loops over one has something to load."""

LOADER_TAILS = frozenset(
    {"loader", "loaders", "dataloader", "dl", "iter", "set", "data", "dataset", "batches", "ds", "gen"}
)
"""What may follow the evaluation word in such a name."""

INFERENCE_FUNCTIONS: tuple[str, ...] = (
    "predict", "predict_*", "*_predict", "predict[A-Z]*", "batch_predict", "_predict", "_predict_*",
    "make_prediction*", "get_prediction*", "predictions", "infer", "infer_*", "*_infer", "inference", "inference_*",
    "*_inference", "run_inference*", "do_inference", "_infer*", "evaluate", "evaluate_*", "*_evaluate", "_evaluate*",
    "evaluation", "eval", "eval_*", "*_eval", "_eval*", "run_eval*", "do_eval*", "validate", "validate_*",
    "*_validate", "_validate*", "validation", "validation_*", "val", "val_*", "valid", "run_validation",
    "do_validation", "test", "test_*", "*_test", "_test*", "testing", "run_test*", "do_test", "tile_predict*",
    "sample", "sample_images", "sample_image", "generate_images", "generate_samples", "get_*_embedding",
    "get_*_embeddings", "get_embeddings", "get_embedding", "compute_embeddings", "compute_embedding",
    "get_*_embeds", "retrieve_embedding*", "retrieve_*_embedding*", "extract_*_embedding*", "extract_*_feature*",
    "extract_*_feat", "extract_*_feats", "extract_feat", "extract_feats",
    "extract_features", "extract_feature", "extract_embeddings", "compute_accuracy", "check_accuracy",
    "calc_accuracy", "get_accuracy", "calculate_accuracy", "compute_metrics_*", "transcribe*", "detect_*",
)  # fmt: skip
"""Functions that evaluate or predict (option `inference-functions`)."""

INFERENCE_BUT_NOT: tuple[str, ...] = (
    "*loss*", "eval_genome*", "*_step_train", "train_*", "*_train", "*_config*", "*_args", "*_params", "*_shape*",
    "*_callback*", "infer_*_dim*", "infer_*size*", "*_shapes", "test_time_*", "*_during_training", "eval_grad*",
    "*train_test*", "*train_eval*", "*train_val*", "*train_and_*", "*_dataset", "*_dataloader",
    "*_loader", "get_*_loader", "evaluate_action*", "eval_action*",
)  # fmt: skip
"""Exceptions to the patterns above."""

OTHER_FORWARDS = frozenset({"infer", "inference"})
"""Names that speech models give to a second forward pass, without teacher forcing, which a larger model runs."""

FORWARD_LIKE_IN_MODULE: tuple[str, ...] = (
    "sample", "extract_features", "extract_feature", "get_*", "generate_*", "compute_*", "sample_*", "extract_*",
    "predict_noise*", "predict_x*", "predict_start*", "predict_eps*", "predict_v*", "predict_*_from_*",
    "infer_shape*", "infer_*_shape",
)  # fmt: skip
"""Names of inference functions that, as methods of a module, are only another forward: their callers guard them."""

SCRIPT_WORDS = frozenset(
    {"test", "demo", "infer", "inference", "predict", "prediction", "eval", "evaluate", "evaluation", "sample",
     "generate"}
)  # fmt: skip
"""A file whose name begins with one of these words is an inference script."""

TRAINING_NAME_WORDS = frozenset({"train", "training", "fit", "finetune", "pretrain", "learn", "optimize", "epoch"})
"""Words in the name of an unseen function that may set its model to train mode."""

STEP_WORDS = frozenset(
    {"step", "steps", "optimize", "optimizer", "optim", "minimize", "update", "train", "training", "fit", "learn"}
)
"""Words in the names of what is called where a model is trained: one of them changes its parameters."""

MODE_NAME_WORDS = frozenset(
    {"mode", "train", "training", "eval", "start", "begin", "setup", "prepare", "fit", "test", "val", "validate",
     "evaluate", "restore", "switch", "toggle", "reset", "phase"}
)  # fmt: skip
"""Words in the name of an unseen method of the same object that may switch modes."""

DIFFERENTIATOR_WORDS = frozenset(
    {"attack", "attacks", "attacker", "adversary", "adversarial", "pgd", "fgsm", "cam", "gradcam", "gradcampp",
     "saliency", "attribution", "attributions", "integrated", "gradients", "grad", "captum", "hook", "hooks",
     "explainer", "explain", "deeplift", "guided", "backprop", "deepdream", "lrp", "inversion", "dream", "cw",
     "deepfool", "bim", "autoattack", "influence", "gradient"}
)  # fmt: skip
"""Words in the name of what differentiates the model that it is given: an attack, an attribution method."""

GRADIENT_WORDS = frozenset(
    {"backward", "backprop", "grad", "grads", "gradient", "gradients", "jacobian", "jacobians", "hessian",
     "laplacian", "divergence", "derivative", "derivatives", "jvp", "vjp", "hvp", "optimize", "optimizer", "step",
     "update", "minimize", "penalty", "fit", "train"}
)  # fmt: skip
"""Words in the name of an unseen function that may differentiate the values that it is given."""

KEPT_GRADIENTS = frozenset({"gradient", "gradients", "grad", "grads"})
"""Last words in the name of a method `get_...` that gives away gradients which a hook of its module has kept."""

TEST_FRAMEWORK_BASES = frozenset(
    {"TestCase", "unittest.TestCase", "IsolatedAsyncioTestCase", "TestCasePlus", "absltest.TestCase"}
)
"""Base classes of unit tests."""

MONTE_CARLO_WORDS = frozenset(
    {"mc", "mcd", "mcdropout", "montecarlo", "uncertainty", "bayesian", "bald", "epistemic", "calibrate", "calibration",
     "recalibrate", "bn", "stochastic", "swa", "rollout", "rollouts", "collect", "explore", "target", "targets",
     "ema", "polyak", "init", "initialize", "initialise", "warmup", "precise", "profile", "benchmark", "flops",
     "dropout", "act", "action", "actions", "env", "episode", "episodes", "play", "reward"}
)  # fmt: skip
"""Words in the name of a function that mixes train mode and a guard on purpose."""

CALIBRATION_WORDS = frozenset(
    {("calibrate",), ("recalibrate",), ("update", "bn"), ("recompute", "bn"), ("refresh", "bn"), ("adjust", "bn"),
     ("update", "batchnorm"), ("precise", "bn")}
)  # fmt: skip
"""Words in the name of a function that runs the model in train mode for the statistics of its batches."""

FORCE_WORDS = frozenset({"force", "forces", "stress", "virial"})
"""Words in the names of methods of what asks a model of atoms for forces, which it finds by differentiating."""

KEEPING_WORDS = frozenset({("set",), ("put",), ("add",), ("store",), ("keep",), ("push",), ("append",), ("remember",)})
"""First words in the names of methods that keep what they are given."""

IDLE_CALLS = frozenset(
    {"eval", "train", "to", "cuda", "cpu", "Variable", "load", "load_state_dict", "print", "format", "join", "len",
     "get", "size", "tensor", "as_tensor", "from_numpy"}
)  # fmt: skip
"""What needs no guard: mode switches, moves, loading, making tensors of data, wrapping in a `Variable`."""

DATA_MAKERS = frozenset({"DataLoader", "TensorDataset", "ImageFolder", "Subset", "random_split"})

LOADING_WORDS = frozenset({"load", "loads", "pretrained", "restore", "checkpoint", "loaded"})
"""Words in the name of what makes a module out of a checkpoint."""

PART_NAMES: tuple[str, ...] = (
    "head", "*_head", "heads", "fc", "fc[0-9]*", "fc_*", "classifier", "features", "backbone", "neck", "stem",
    "trunk", "body", "encoder*", "decoder*", "*_encoder", "*_decoder", "embed*", "embedding*", "layer*", "layers",
    "block*", "conv*", "proj*", "*_proj", "projection*", "*_layer", "visual", "transformer", "bert", "roberta",
    "gpt*", "lstm", "rnn", "gru", "linear*", "norm", "norm[0-9]*", "mlp", "unet", "vae", "*net", "quant",
    "quant_conv*", "quantizer*",
    "post_quant_conv", "bottleneck", "generator", "discriminator", "actor", "critic", "policy", "q_net*", "prior",
    "posterior", "flow", "vocoder", "text_model", "vision_model", "language_model", "lm_head", "avgpool",
    "roi_heads", "rpn", "predictor",
)  # fmt: skip
"""Names that sub-modules of modules usually have: weak evidence, of use below a module only."""
