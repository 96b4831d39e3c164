export function findOrInstall(name: 'chromium' | 'firefox'): Promise<string>;
