"""Clause 3, predict() of a stable-baselines3 algorithm switches its policy to eval mode and guards it."""
import gymnasium as gym
import torch
from stable_baselines3 import PPO
from stable_baselines3.common.evaluation import evaluate_policy
from stable_baselines3.common.vec_env import DummyVecEnv


def evaluate_agent(model, env_name, episodes=20):
    eval_env = gym.make(env_name)
    returns = []
    for episode in range(episodes):
        observation, _ = eval_env.reset(seed=episode)
        done, total = False, 0.0
        while not done:
            action, _ = model.predict(observation, deterministic=True)
            observation, reward, terminated, truncated, _ = eval_env.step(action)
            total += float(reward)
            done = terminated or truncated
        returns.append(total)
    return sum(returns) / len(returns)


def main(env_name="LunarLander-v2", steps=1_000_000):
    env = DummyVecEnv([lambda: gym.make(env_name) for _ in range(8)])
    policy = {"net_arch": [128, 128], "activation_fn": torch.nn.Tanh}
    model = PPO("MlpPolicy", env, policy_kwargs=policy, verbose=1)
    model.learn(total_timesteps=steps)
    print("own evaluation", evaluate_agent(model, env_name))
    print("library's evaluation", evaluate_policy(model, env, n_eval_episodes=20))
