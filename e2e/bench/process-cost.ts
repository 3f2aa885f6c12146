import { readFileSync } from 'node:fs';

/** Jiffies a second; Linux has had 100 for user space since 2.6. */
const TICKS = 100;

/** What a process has used so far: CPU in s, resident memory in MB. Linux only: /proc. */
export function processCost(pid: number): { cpuS: number; residentMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpuS: ticks / TICKS, residentMb: Number(resident) / 1024 };
}
