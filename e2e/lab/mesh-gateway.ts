/** The process of one mesh gateway. Started by gateway-process.ts, commanded over IPC, and dies with its parent. */
import type { GatewayCommand, GatewayEvent, GatewaySettings } from './gateway-messages';
import { followRoutes, type RouteTable } from './gateway-routes';
import { createSniRouter, type SniRouter } from './sni-router';

let router: SniRouter | undefined;
let routes: RouteTable | undefined;

const tell = (event: GatewayEvent): void => {
  process.send?.(event);
};

function start(settings: GatewaySettings): void {
  const { address, port } = settings;
  routes = followRoutes(settings);
  router = createSniRouter(routes, address);
  router.setRefused(settings.refused);
  router.server.on('error', (error) => tell({ kind: 'failed', message: error.message }));
  router.server.listen(port, address, () => tell({ kind: 'listening' }));
}

process.on('message', (command: GatewayCommand) => {
  if (command.kind === 'configure') return start(command);
  if (command.kind === 'report') return tell({ kind: 'report', counts: router?.counts() ?? [] });
  if (command.kind === 'black-hole') router?.setBlackHole(command.on);
  if (command.kind === 'forget-seeds') routes?.forgetSeeds();
  if (command.kind === 'refuse') router?.setRefused(command.datacenters);
  tell({ kind: 'done' });
});
process.on('disconnect', () => process.exit(0));
