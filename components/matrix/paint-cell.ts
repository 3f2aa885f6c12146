import type { Tone } from '../status/tone';
import type { MatrixColours } from './matrix-colours';

/** Below this, a cell has no room for a sign: then how much of it is filled tells the state beside its colour. */
const SIGN_FROM = 13;

/** One cell. Shape and filling tell the state, not colour alone: connected is pale and empty, broken full. */
export function paintCell(
  context: CanvasRenderingContext2D,
  tone: Tone,
  x: number,
  y: number,
  size: number,
  colours: MatrixColours,
): void {
  const inner = size >= 8 ? size - 1 : size - 0.5;
  const colour = tone === 'left' || tone === 'none' ? colours.line : colours[tone];
  context.fillStyle = colour;
  if (tone === 'good') {
    context.globalAlpha = 0.3;
    context.fillRect(x, y, inner, inner);
    context.globalAlpha = 1;
  } else if (tone === 'bad') {
    context.fillRect(x, y, inner, inner);
  } else if (tone === 'degraded') {
    context.globalAlpha = 0.25;
    context.fillRect(x, y, inner, inner);
    context.globalAlpha = 1;
    context.beginPath();
    context.moveTo(x, y + inner);
    context.lineTo(x + inner, y + inner);
    context.lineTo(x + inner, y);
    context.fill();
  } else if (tone === 'recovering') {
    context.globalAlpha = 0.25;
    context.fillRect(x, y, inner, inner);
    context.globalAlpha = 1;
    context.fillRect(x, y + inner * 0.5, inner, inner * 0.5);
  } else if (tone === 'unknown' && size >= SIGN_FROM) {
    context.globalAlpha = 0.14;
    context.fillRect(x, y, inner, inner);
    context.globalAlpha = 1;
    context.font = `700 ${inner * 0.55}px ${colours.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText('?', x + inner / 2, y + inner * 0.53);
  } else if (tone === 'unknown') {
    const dot = Math.max(1, inner * 0.3);
    context.fillRect(x + (inner - dot) / 2, y + (inner - dot) / 2, dot, dot);
  } else {
    context.fillRect(x, y + inner * 0.45, inner, Math.max(1, inner * 0.1));
  }
  if (size >= SIGN_FROM) paintSign(context, tone, x + inner / 2, y + inner / 2, inner * 0.2, colours);
}

/** The mark within the shapes of the map: tick, exclamation mark, cross, question mark. */
function paintSign(
  context: CanvasRenderingContext2D,
  tone: Tone,
  x: number,
  y: number,
  r: number,
  colours: MatrixColours,
): void {
  context.lineWidth = Math.max(1.3, r * 0.38);
  context.lineCap = 'round';
  context.strokeStyle = tone === 'bad' ? colours.onSign : colours.ink;
  context.beginPath();
  if (tone === 'good') {
    context.strokeStyle = colours.good;
    context.moveTo(x - r, y);
    context.lineTo(x - r * 0.3, y + r * 0.7);
    context.lineTo(x + r, y - r * 0.7);
  } else if (tone === 'bad') {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
  } else if (tone === 'degraded') {
    context.moveTo(x - r * 0.6, y - r * 1.2);
    context.lineTo(x - r * 0.6, y - r * 0.1);
    context.moveTo(x - r * 0.6, y + r * 0.7);
    context.lineTo(x - r * 0.6, y + r * 0.75);
  } else {
    return;
  }
  context.stroke();
}
