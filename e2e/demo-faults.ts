import type { Isthmus } from './isthmus';

/** Switches a fault of the demo federation on or off, as its panel does. Throws when the demo does not know it. */
export async function switchFault({ url }: Isthmus, id: string, active: boolean): Promise<void> {
  const answer = await fetch(`${url}/api/v1/demo/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, active }),
  });
  if (!answer.ok) throw new Error(`The demo does not switch ${id}: ${answer.status} ${await answer.text()}`);
}

/** All gateways of one datacenter stop; waits until that is seen from everywhere, not only from the datacenter that was asked first. */
export async function stopGateways(isthmus: Isthmus): Promise<void> {
  await switchFault(isthmus, 'gateways-stopped', true);
  await isthmus.untilSnapshot(
    ({ status, pairs }) => status === 'critical' && pairs.state.split('x').length > 8,
  );
}
