/** AWS bounds the time that a copy of a backup takes by nothing: as much is assumed as the backup itself may take. */
const WINDOWS_OF_A_COPY = 2;

/** How old the newest backup may be, in seconds, and how that is found. */
export interface BackupAge {
  seconds: number;
  arithmetic: string;
}

/**
 * How old the newest backup of a rule may be, and how old its newest copy in another Region: the next one is due after the interval, and has until the
 * end of its completion window, which counts from when it was scheduled: a late start is in it
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html). The copy begins after the backup.
 * @param interval seconds between two backups, at most
 * @param completion the completion window, in seconds
 */
export function backupAges(interval: number, completion: number): { own: BackupAge; copied: BackupAge } {
  return { own: age(interval, 1, completion), copied: age(interval, WINDOWS_OF_A_COPY, completion) };
}

function age(interval: number, windows: number, completion: number): BackupAge {
  const seconds = interval + windows * completion;
  const window = windows === 1 ? `${completion} s` : `${windows} x ${completion} s`;
  return { seconds, arithmetic: `${interval} s + ${window} = ${seconds} s` };
}
