import type { Route } from '@/lib/federation/routes/types';

/** What the prediction and the measurement mean together, for somebody who has to decide whether to act. */
export function agreementSentence({ agreement, prediction, measured, from, to }: Route): string {
  switch (agreement) {
    case 'agrees':
      if (prediction === 'unknown')
        return 'As far as they can be compared, prediction and measurement agree.';
      return prediction === 'some-fail'
        ? 'Prediction and measurement agree as far as a random choice can: some dials get on, some do not.'
        : prediction === 'fails'
          ? 'Prediction and measurement agree: requests fail, for the reason given.'
          : 'Prediction and measurement agree: requests get through, and new connections will.';
    case 'latent':
      return `Requests still get through on connections that are open; the next dial from ${from} to ${to} fails.`;
    case 'recovering':
      return `Every hop is usable again; servers of ${from} still have those of ${to} marked offline and look again within about three minutes.`;
    case 'disagrees':
      return `Requests fail although every hop is usable by all that is registered: look for a dead process behind a passing check, a firewall or a certificate.`;
    case 'not-compared':
      return measured === 'unknown'
        ? 'Nothing was measured that the prediction could be compared with.'
        : 'Too little could be read for a prediction, so it is not compared with the measurement.';
  }
}
