import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'app/**/*.test.ts',
            'e2e/**/*.test.ts',
          ],
          exclude: ['e2e/federation/**', '**/*.contract.test.ts', 'node_modules/**'],
          // Properties run hundreds of cases: a busy machine must not make them fail.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['**/*.contract.test.ts'], exclude: ['node_modules/**'] },
      },
      {
        extends: true,
        test: {
          name: 'federation',
          include: ['e2e/federation/**/*.test.ts'],
          // One lab at a time: two federations on two cores make stray elections.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
