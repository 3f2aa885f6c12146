import type { LayerState, MeshGatewaySnapshot, PairState, Severity, Status } from '@/lib/snapshot/types';

/** What a state looks like: one sign each. `left` is grey, never red; `none` is what does not apply. */
export type Tone = 'good' | 'degraded' | 'bad' | 'recovering' | 'unknown' | 'left' | 'none';

const PAIR: Record<PairState, Tone> = {
  connected: 'good',
  degraded: 'degraded',
  recovering: 'recovering',
  disconnected: 'bad',
  unknown: 'unknown',
};
const LAYER: Record<LayerState, Tone> = {
  good: 'good',
  partial: 'degraded',
  bad: 'bad',
  unknown: 'unknown',
  'not-applicable': 'none',
};
const STATUS: Record<Status, Tone> = { ok: 'good', warning: 'degraded', critical: 'bad', unknown: 'unknown' };
const SERVER: Readonly<Record<string, Tone>> = {
  alive: 'good',
  leaving: 'degraded',
  disagreed: 'degraded',
  left: 'left',
  failed: 'bad',
};
const CHECK: Readonly<Record<string, Tone>> = { passing: 'good', warning: 'degraded', critical: 'bad' };

export const pairTone = (state: PairState): Tone => PAIR[state];
export const layerTone = (state: LayerState): Tone => LAYER[state];
export const statusTone = (status: Status): Tone => STATUS[status];
/** A word this version does not know is unknown, never good. */
export const serverTone = (status: string): Tone => SERVER[status] ?? 'unknown';
export const checkTone = (status: string): Tone => CHECK[status] ?? 'unknown';
export const severityTone = (severity: Severity): Tone =>
  severity === 'critical' ? 'bad' : severity === 'warning' ? 'degraded' : 'none';

type Gateway = Pick<MeshGatewaySnapshot, 'status' | 'usable' | 'federation' | 'seen'>;

/** A mesh gateway that is passing and yet unusable for the federation must not look good, nor one of which nobody tells any more. */
export function gatewayTone({ status, usable, federation, seen }: Gateway): Tone {
  if (!federation) return 'none';
  const tone = checkTone(status);
  if (tone === 'good' && !usable) return 'degraded';
  return tone === 'good' && seen !== 'live' ? 'unknown' : tone;
}

const LAYER_WORDS: Record<LayerState, string> = {
  good: 'good',
  partial: 'partly',
  bad: 'broken',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
};
export const layerWord = (state: LayerState): string => LAYER_WORDS[state];

/** One or two words for a mesh gateway, in Consul's own. */
export function gatewayWord({ status, usable, federation, seen }: Gateway): string {
  if (!federation) return `${status}, not for federation`;
  if (seen === 'last-told') return `${status} when last read`;
  if (seen === 'federation-state') return `${status} by federation state only`;
  return usable || checkTone(status) !== 'good' ? status : `${status}, not usable`;
}
