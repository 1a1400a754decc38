from engine.base import BaseTrainer
