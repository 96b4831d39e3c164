/** Brings the background back should the browser end it with work left in the queue. */
export const QUEUE_ALARM = 'dossier';
/** Twice a day: what is past its time is erased. */
export const RETENTION_ALARM = 'dossier-retention';

export const isDossierAlarm = (name: string): boolean => name === QUEUE_ALARM || name === RETENTION_ALARM;
