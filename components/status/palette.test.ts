import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apart, contrast, VISIONS } from '../testing/colour-vision';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const STATES = ['good', 'degraded', 'bad', 'recovering', 'unknown'];

/** The colour tokens of one theme, as the style sheet has them; the last selector that sets one decides. */
function theme(...selectors: string[]): (name: string) => string {
  const blocks = selectors.map((selector) => {
    // Dark ones stand in a block for screens.
    const start = css.search(new RegExp(`^ *${selector.replaceAll(/[[\]]/g, '\\$&')} {`, 'm'));
    return css.slice(start, css.indexOf('}', start));
  });
  return (name) => {
    const found = blocks.map((block) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1]);
    return found.findLast((colour) => colour !== undefined) ?? `no --${name} in ${selectors.join()}`;
  };
}
const [LIGHT, DARK] = [':root', "[data-theme='dark']"];
/** Name, tokens, least distance of two states: just over a glance apart in the standard palette, further in the safe one. */
const THEMES = [
  ['light', theme(LIGHT), 15],
  ['dark', theme(DARK), 15],
  ['light colour-blind safe', theme(LIGHT, "[data-palette='safe']"), 18],
  ['dark colour-blind safe', theme(DARK, "[data-theme='dark'][data-palette='safe']"), 18],
] as const;

describe.each(THEMES)('the %s palette', (_name, colour, least) => {
  it.each(Object.entries(VISIONS))('keeps the states apart in %s vision', (_vision, matrix) => {
    STATES.forEach((a, i) => {
      for (const b of STATES.slice(i + 1))
        expect(apart(colour(a), colour(b), matrix), `${a} and ${b}`).toBeGreaterThanOrEqual(least);
    });
  });

  it('shows every sign on land, sea and panel with a contrast of 3:1', () => {
    for (const state of STATES)
      for (const ground of ['sea', 'land', 'panel'])
        expect(contrast(colour(state), colour(ground)), `${state} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it('shows words with a contrast of 4.5:1', () => {
    for (const ink of ['ink', 'ink-soft', 'ink-faint'])
      for (const ground of ['panel', 'panel-raised'])
        expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-band'), colour('band-bad'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-demo'), colour('demo'))).toBeGreaterThanOrEqual(4.5);
  });
});
