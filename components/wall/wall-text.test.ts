import { expect, it } from 'vitest';
import { wallText } from './wall-text';

it('leaves a sentence with names of any sane length as it is', () => {
  const title =
    'eu-central cannot be reached: nothing gets through mesh-gateway-1 on eu-central-gw1 (198.51.2.1:8443)';
  expect(wallText(title)).toBe(title);
});

it('shortens a long name in its middle, and says so', () => {
  const name = `prod-${'x'.repeat(80)}-frankfurt-7`;
  expect(wallText(`${name} has no leader`)).toBe(
    `prod-${'x'.repeat(19)}…${'x'.repeat(4)}-frankfurt-7 has no leader`,
  );
});

it('cuts no letter of two code units in half', () => {
  expect(wallText('🦀'.repeat(60))).toBe(`${'🦀'.repeat(24)}…${'🦀'.repeat(16)}`);
});

it('bounds a text without an end', () => {
  const text = wallText('dc1, '.repeat(20_000));
  expect(text.length).toBeLessThan(430);
  expect(text.endsWith(' …')).toBe(true);
});
