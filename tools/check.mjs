import { spawnSync } from 'node:child_process';
const layers = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-sample'];
const failed = layers.filter((l) => spawnSync('npx', ['tsc', '-p', l], { stdio: 'inherit' }).status !== 0);
if (failed.length > 0) process.exitCode = 1;
