import { one, whole, type FaultCommand } from './fault-command';

export const SERVER_COMMANDS: readonly FaultCommand[] = [
  one('kill-server', 'server', 'kill its process', (lab, dc, n) => lab.faults.killServer(dc, n)),
  one('restart-server', 'server', 'away for a moment', (lab, dc, n) => lab.faults.restartServer(dc, n)),
  one('pause-server', 'server', 'stop it without closing anything', (lab, dc, n) =>
    lab.faults.pauseServer(dc, n),
  ),
  one('leave-server', 'server', 'let it leave gracefully', (lab, dc, n) => lab.faults.leaveServer(dc, n)),
  one('close-http', 'server', 'restart it without HTTP', (lab, dc, n) => lab.faults.closeHttp(dc, n)),
  whole('kill-leader', 'kill the server that leads it', (lab, dc) => lab.faults.killLeader(dc)),
  whole('lose-quorum', 'kill servers until none can lead', (lab, dc) => lab.faults.loseQuorum(dc)),
  whole('stop-datacenter', 'kill everything in it', (lab, dc) => lab.faults.stopDatacenter(dc)),
];
