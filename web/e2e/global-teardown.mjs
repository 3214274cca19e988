export default () => globalThis.__askchartStopBrowserTests()
