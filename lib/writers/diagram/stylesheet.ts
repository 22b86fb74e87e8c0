/** Colours for a light page, and for a dark one where the reader's system is dark. Plain rules: not every viewer knows CSS variables. */
export const stylesheet = `<style>
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12.5px;fill:#1f2328}
.name{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;font-size:18px;font-weight:600}
.note,.caption{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;font-size:12px;fill:#59636e}
.caption{font-size:9.5px}
.page{fill:#ffffff;stroke:#d1d9e0}
.again{opacity:.55}
.verb text{font-size:11px;font-weight:700;fill:#ffffff}
.verb rect{fill:#59636e}
.get rect{fill:#0969da}.post rect{fill:#1a7f37}.put rect{fill:#9a6700}.patch rect{fill:#0e7490}.delete rect{fill:#cf222e}.any rect{fill:#8250df}
.verb .lock rect{fill:#ffffff}.lock path{fill:none;stroke:#ffffff;stroke-width:1.3}
.edge{fill:none;stroke-width:1.4;stroke:#8c959f;opacity:.65}
.edge.lambda{stroke:#d9730d}.edge.http{stroke:#0969da}.edge.aws{stroke:#8250df}
.box rect{fill:#f6f8fa;stroke:#d1d9e0}
.box .edge-mark{fill:#8c959f;stroke:none}
.lambda .edge-mark{fill:#d9730d}.http .edge-mark{fill:#0969da}.aws .edge-mark{fill:#8250df}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}.note,.caption{fill:#9198a1}
.page{fill:#0d1117;stroke:#3d444d}
.box rect{fill:#151b23;stroke:#3d444d}
.get rect{fill:#1f6feb}.post rect{fill:#238636}.delete rect{fill:#da3633}
.edge.http{stroke:#4493f8}.edge.aws{stroke:#ab7df8}.http .edge-mark{fill:#4493f8}.aws .edge-mark{fill:#ab7df8}.box .edge-mark{stroke:none}
}
</style>`;
