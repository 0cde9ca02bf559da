/** The look of the button and the frame; a phone gives the guide the whole screen. */
export const widgetStyle = `
:host{all:initial}
[hidden]{display:none!important}
.launcher{position:fixed;inset-block-end:20px;right:20px;z-index:2147483000;display:flex;align-items:center;
max-width:calc(100vw - 40px);min-height:52px;padding:12px 22px;border:0;border-radius:26px;background:#0d5c63;
color:#fff;font:600 16px/1.35 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;cursor:pointer;
box-shadow:0 8px 28px rgb(10 40 44/30%);transition:translate .15s}
.launcher:hover{background:#084a50;translate:0 -1px}
.launcher:focus-visible{outline:3px solid #0d5c63;outline-offset:3px}
.left{right:auto!important;left:20px}
b{display:grid;place-items:center;min-width:24px;height:24px;margin-inline-start:10px;padding-inline:6px;
border-radius:12px;background:#fff;color:#0d5c63;font-size:14px}
iframe{position:fixed;inset-block-end:88px;right:20px;z-index:2147483001;width:min(420px,calc(100vw - 40px));
height:min(720px,calc(100vh - 112px));border:1px solid rgb(20 40 44/15%);border-radius:20px;background:#f7f5f0;
box-shadow:0 16px 56px rgb(10 30 34/28%);color-scheme:light dark}
@media(prefers-color-scheme:dark){iframe{background:#11191c}}
@media(max-width:600px){iframe{inset:0!important;width:100vw;height:100dvh;border:0;border-radius:0}
:host([data-open]) .launcher{visibility:hidden}}
@media(prefers-reduced-motion:reduce){.launcher{transition:none}}
@media(forced-colors:active){.launcher,b{border:1px solid ButtonText}}
@media print{.launcher,iframe{display:none}}
`;
