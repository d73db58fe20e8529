/** What pages do with the stored past where the store is theirs. */
export async function ownDeeds() {
  const [{ ownHistory }, file, flow] = await Promise.all([
    import('../../../lib/platform/history-access.ts'),
    import('../../../lib/platform/history-file.ts'),
    import('../../../lib/platform/flow-file.ts'),
  ]);
  return {
    clearHistory: () => ownHistory.clear(),
    historySize: () => ownHistory.size(),
    checkHistoryFile: file.checkHistoryFile,
    exportHistory: (format: 'json' | 'csv') => file.exportHistory(ownHistory, format),
    importHistory: (chosen: Blob) => file.importHistory(ownHistory, chosen),
    checkFlowFile: flow.checkFlowFile,
    importFlowFile: (chosen: File, asset: 'BTC' | 'ETH') =>
      flow.importFlowFile(ownHistory, chosen, asset),
    readImportedFlow: (asset: 'BTC' | 'ETH') => flow.readImportedFlow(ownHistory, asset),
    removeFlow: (asset: 'BTC' | 'ETH') => flow.removeFlow(ownHistory, asset),
  };
}
