# path: project/generate_posters.py
"""Clause 3, the call of a diffusers pipeline is guarded by the library; this script only calls the pipeline."""
import argparse
from pathlib import Path

import torch
from diffusers import DPMSolverMultistepScheduler, StableDiffusionPipeline

parser = argparse.ArgumentParser()
parser.add_argument("prompts", type=Path)
parser.add_argument("--out", type=Path, default=Path("posters"))
parser.add_argument("--steps", type=int, default=25)
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()

model = StableDiffusionPipeline.from_pretrained("stabilityai/stable-diffusion-2-1", torch_dtype=torch.float16)
model.scheduler = DPMSolverMultistepScheduler.from_config(model.scheduler.config)
model = model.to("cuda")
model.enable_attention_slicing()

args.out.mkdir(exist_ok=True)
generator = torch.Generator("cuda").manual_seed(args.seed)
for number, prompt in enumerate(args.prompts.read_text(encoding="utf-8").splitlines()):
    result = model(
        prompt,
        negative_prompt="text, watermark",
        num_inference_steps=args.steps,
        guidance_scale=7.5,
        generator=generator,
    )
    result.images[0].save(args.out / f"{number:03d}.png")
