import type { Federation, Pair, Probe, VantageState } from '../types';
import { forecast } from './forecast';
import type { Agreement, Comparison, Forecast, Prediction, Route } from './types';

/** Worst first. */
const ORDER: readonly Agreement[] = ['disagrees', 'latent', 'recovering', 'agrees', 'not-compared'];

/** The forecast of a measured pair, compared probe by probe with what was measured. null when the pair is none of this federation. */
export function compareRoute(
  federation: Federation,
  pair: Pair,
  vantageOf: (id: string) => VantageState | undefined = (id) => federation.vantages.find((v) => v.id === id),
): Route | null {
  const predicted = forecast(federation, pair);
  if (!predicted) return null;
  const comparisons = pair.probes.map((probe): Comparison => {
    const prediction = predictionFor(predicted, vantageOf(probe.vantage));
    const agreement = compare(prediction, probe, pair);
    return { vantage: probe.vantage, predicted: prediction, probe, agreement };
  });
  const found = new Set(comparisons.map(({ agreement }) => agreement));
  const agreement = ORDER.find((one) => found.has(one)) ?? 'not-compared';
  return { ...predicted, measured: pair.state, comparisons, agreement };
}

/**
 * A way that works although new dials must fail runs on a connection that is open. One that fails although every hop is usable
 * disagrees, unless its router only has not looked again since a repair.
 */
function compare(predicted: Prediction, { outcome }: Probe, { state }: Pair): Agreement {
  if (predicted === 'unknown' || (outcome !== 'works' && outcome !== 'fails')) return 'not-compared';
  if (outcome === 'works') return predicted === 'fails' ? 'latent' : 'agrees';
  if (predicted !== 'works') return 'agrees';
  return state === 'recovering' ? 'recovering' : 'disagrees';
}

/** Of the server that was asked where it is known which one that was; else of them all. */
function predictionFor({ chains, prediction }: Forecast, vantage: VantageState | undefined): Prediction {
  const node = vantage?.role === 'server' && !vantage.pooled ? vantage.node : null;
  const own = node === null ? [] : chains.filter(({ servers }) => servers.includes(node));
  const predictions = new Set(own.map((chain) => chain.prediction));
  const [only] = predictions;
  if (only === undefined) return prediction;
  return predictions.size === 1 ? only : 'unknown';
}
