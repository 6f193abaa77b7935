"""The theme part that Excel expects in every workbook: its palette and fonts, as plain as the format allows."""

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PALETTE = {
    "dk1": "212B32",
    "lt1": "FFFFFF",
    "dk2": "003087",
    "lt2": "E8EDEE",
    "accent1": "005EB8",
    "accent2": "41B6E6",
    "accent3": "00A499",
    "accent4": "FFB81C",
    "accent5": "7C2855",
    "accent6": "425563",
    "hlink": "005EB8",
    "folHlink": "330072",
}
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part() -> str:
    """xl/theme/theme1.xml: twelve colours, one font, and three styles each of line, fill and effect."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _PALETTE.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    lines = "".join(f'<a:ln w="{width}">{_SOLID}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'<a:theme xmlns:a="{_MAIN}" name="Plain"><a:themeElements>'
        f'<a:clrScheme name="Plain">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Plain"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
