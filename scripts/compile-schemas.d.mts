export const FILE: string;
export function compile(): Promise<string>;
